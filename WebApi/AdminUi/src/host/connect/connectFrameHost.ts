import { HostRefusal, type FrameHost } from '../FrameHost';
import { openBeside } from '../openBeside';
import type { ConnectBridge, ConnectRequest } from './bridge';

/** Confluence around a macro's frame, as an Atlassian Connect host. */
export function connectFrameHost(bridge: Pick<ConnectBridge, 'context' | 'getLocation' | 'request' | 'resize'>): FrameHost {
  const ask = async (request: ConnectRequest) => {
    try {
      return (await bridge.request({ ...request, headers: { Accept: 'application/json' } })).body;
    } catch (failure) {
      throw new HostRefusal((failure as { xhr?: { status: number } } | undefined)?.xhr?.status ?? 0);
    }
  };
  return {
    authorization: () => new Promise((resolve) => bridge.context.getToken((token) => resolve(`JWT ${token}`))),
    read: (path) => ask({ url: path, type: 'GET' }),
    send: (path, json) => ask({ url: path, type: 'POST', contentType: 'application/json', data: JSON.stringify(json) }),
    resize: (width, height) => void bridge.resize(`${width}px`, `${height}px`),
    location: () => new Promise((resolve) => bridge.getLocation(resolve)),
    open: openBeside,
  };
}
