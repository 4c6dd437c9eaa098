import { HostRefusal, type FrameHost } from '../FrameHost';
import { openBeside } from '../openBeside';
import type { ConnectBridge } from './bridge';

/** Confluence around a macro's frame, as an Atlassian Connect host. */
export function connectFrameHost(bridge: Pick<ConnectBridge, 'context' | 'getLocation' | 'request'>): FrameHost {
  return {
    authorization: () => new Promise((resolve) => bridge.context.getToken((token) => resolve(`JWT ${token}`))),
    read: async (path) => {
      try {
        return (await bridge.request({ url: path, type: 'GET', headers: { Accept: 'application/json' } })).body;
      } catch (failure) {
        throw new HostRefusal((failure as { xhr?: { status: number } } | undefined)?.xhr?.status ?? 0);
      }
    },
    location: () => new Promise((resolve) => bridge.getLocation(resolve)),
    open: openBeside,
  };
}
