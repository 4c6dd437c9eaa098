// The modules that the product adds to Atlassian's bridge: what frames know as AP.context, AP.request, AP.confluence and so on.
import { calling } from './frames.js';

const FRAME_HEADER = 'X-Simulator-Frame';
const PASSED_HEADERS = ['accept', 'if-match', 'if-none-match'];
const EARLY_MS = 60_000;
const tokens = new Map();

/** Lets callers await a function as well as pass a callback. */
function promised(work) {
  work.returnsPromise = true;
  return work;
}

async function token(frame) {
  const cached = tokens.get(frame.ticket);
  // A token counts as expired a minute early, as in the product.
  if (cached && cached.until - EARLY_MS > Date.now()) return cached.token;
  const response = await fetch('/wiki/_frames/token', { method: 'POST', headers: { [FRAME_HEADER]: frame.ticket } });
  if (!response.ok) throw new Error('The host gave no token.');
  const answer = await response.json();
  tokens.set(frame.ticket, { token: answer.token, until: Date.now() + answer.seconds * 1000 });
  return answer.token;
}

async function request(frame, given) {
  const options = typeof given === 'string' ? { url: given } : (given ?? {});
  const url = new URL(`/wiki${options.url.startsWith('/') ? '' : '/'}${options.url}`, window.location.origin);
  if (url.origin !== window.location.origin || !url.pathname.startsWith('/wiki/')) throw new Error('Only addresses of this site can be asked for.');
  const method = (options.type ?? options.method ?? 'GET').toUpperCase();
  const headers = new Headers({ [FRAME_HEADER]: frame.ticket });
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (PASSED_HEADERS.includes(name.toLowerCase())) headers.set(name, value);
  }
  if (method === 'GET' && options.data) for (const [name, value] of Object.entries(options.data)) url.searchParams.append(name, value);
  if (method !== 'GET' && options.data !== undefined) headers.set('Content-Type', options.contentType ?? 'application/x-www-form-urlencoded');
  if (/^\/wiki\/rest\/api\/content\/[^/]+\/permission\/check$/.test(url.pathname)) headers.set('X-Atlassian-Token', 'no-check');

  const response = await fetch(url, { method, headers, body: method === 'GET' ? undefined : options.data });
  const body = await response.text();
  const xhr = { status: response.status, statusText: response.statusText, responseText: body };
  if (!response.ok) throw { xhr, err: response.statusText, body };
  return { body, xhr };
}

// The bridge reads the parameter lists: the callback is always named and last.
export function defineModules() {
  const host = window.connectHost;
  host.defineModule('_globals', { request: promised((options, callback) => request(calling(callback), options)) });
  host.defineModule('context', {
    getToken: promised((callback) => token(calling(callback))),
    getContext: promised(async (callback) => ({ confluence: calling(callback).context })),
  });
  host.defineModule('confluence', {
    getMacroData: promised(async (callback) => ({ ...(calling(callback).parameters ?? {}) })),
    getMacroBody: promised(async (callback) => calling(callback).body ?? ''),
    saveMacro: promised(async (parameters, body, callback) => {
      await calling(callback).saveMacro?.(parameters ?? {}, body);
      return {};
    }),
    closeMacroEditor: promised(async (callback) => {
      calling(callback).closeMacroEditor?.();
      return {};
    }),
    onMacroPropertyPanelEvent: () => {},
    closeMacroPropertyPanel: () => {},
  });
  host.defineModule('user', {
    getCurrentUser: promised(async () => ({ atlassianAccountId: document.body.dataset.accountId || null })),
    getLocale: promised(async () => 'en_US'),
    getTimeZone: promised(async () => Intl.DateTimeFormat().resolvedOptions().timeZone),
  });
  host.defineModule('navigator', {
    go: promised(async (target, context, callback) => {
      navigate(target, context ?? {}, calling(callback));
      return {};
    }),
    getLocation: promised(async (callback) => location(calling(callback))),
    reload: promised(async () => {
      window.location.reload();
      return {};
    }),
  });
  host.defineModule('history', {
    getState: promised(async () => decodeURIComponent(window.location.hash.slice(1))),
    pushState: promised(async (state) => {
      window.history.pushState(null, '', `#${encodeURIComponent(state)}`);
      return {};
    }),
    replaceState: promised(async (state) => {
      window.history.replaceState(null, '', `#${encodeURIComponent(state)}`);
      return {};
    }),
    go: promised(async (steps) => {
      window.history.go(steps);
      return {};
    }),
  });
  host.defineModule('cookie', {
    save: promised(async (name, value, days, callback) => {
      window.localStorage.setItem(cookieName(callback, name), value);
      return {};
    }),
    read: promised(async (name, callback) => window.localStorage.getItem(cookieName(callback, name)) ?? ''),
    erase: promised(async (name, callback) => {
      window.localStorage.removeItem(cookieName(callback, name));
      return {};
    }),
  });
}

// Each app has its own, and none shares the site's cookies.
function cookieName(callback, name) {
  return `app-cookie:${calling(callback).addonKey}:${name}`;
}

function location(frame) {
  const content = frame.context.content;
  return content ? { target: 'contentview', context: { contentId: content.id, contentType: 'page', spaceKey: frame.context.space?.key } } : { target: 'addonModule', context: { addonKey: frame.addonKey, moduleKey: frame.moduleKey } };
}

function navigate(target, context, frame) {
  const space = context.spaceKey ?? document.body.dataset.spaceKey;
  const addresses = {
    contentview: () => `/wiki/spaces/${space}/pages/${context.contentId}`,
    contentedit: () => `/wiki/spaces/${space}/pages/edit-v2/${context.contentId}`,
    contentcreate: () => `/wiki/spaces/${space}/pages/create`,
    spaceview: () => `/wiki/spaces/${space}`,
    dashboard: () => '/wiki',
    addonmodule: () => {
      const query = new URLSearchParams(Object.entries(context.customData ?? {}).map(([name, value]) => [`ac.${name}`, value]));
      return `/wiki/plugins/servlet/ac/${context.addonKey ?? frame.addonKey}/${context.moduleKey}?${query}`;
    },
  };
  const address = addresses[target.toLowerCase()];
  if (!address) throw new Error(`There is no target '${target}' here.`);
  window.location.assign(address());
}
