import type { ConnectBridge } from './bridge';
import type { Host, HostFlag, HostRequest } from '../Host';
import { openBeside } from '../openBeside';
import { loadTokens, waitForColorMode } from '../theme';

const tokenTimeout = 10_000;

/** Confluence as an Atlassian Connect host. */
export function connectHost(bridge: ConnectBridge): Host {
  return {
    site: new URLSearchParams(location.search).get('xdm_e') ?? '',
    authorization: async () => `JWT ${await getToken(bridge)}`,
    flag: (flag) => showFlag(bridge, flag),
    theme: () => followTheme(bridge),
    open: openBeside,
    request: (request) => send(bridge, request),
  };
}

function getToken(bridge: ConnectBridge): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Confluence gave no token.')), tokenTimeout);
    bridge.context.getToken((token) => {
      clearTimeout(timer);
      resolve(token);
    });
  });
}

function showFlag(bridge: ConnectBridge, { title, body = '', kind }: HostFlag) {
  bridge.flag.create({ title, body, type: kind, close: kind === 'error' ? 'manual' : 'auto' });
}

async function followTheme(bridge: ConnectBridge) {
  // The host's style sheets may come late or be blocked; our copies of the same tokens come before them.
  await loadTokens();
  if (bridge.theming) {
    const settled = waitForColorMode();
    bridge.theming.initializeTheming(true);
    await settled;
  }
}

async function send(bridge: ConnectBridge, { method, path, json }: HostRequest): Promise<string> {
  const answer = await bridge.request({
    url: path,
    type: method,
    ...(json === undefined ? {} : { data: JSON.stringify(json), contentType: 'application/json' }),
  });
  return answer.body;
}
