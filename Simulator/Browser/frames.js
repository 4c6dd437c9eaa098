// Creates the frames of the app through Atlassian's bridge and remembers, for each of them, what the server said about it.
const SANDBOX = [
  'allow-downloads', 'allow-forms', 'allow-modals', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-scripts',
  'allow-same-origin', 'allow-top-navigation-by-user-activation', 'allow-storage-access-by-user-activation',
].join(' ');

const known = new Map();

/** What the server said about the frame that calls; taken from the bridge, never from what the frame says about itself. */
export function calling(callback) {
  return known.get(callback._context.extension_id);
}

export function mountAll(root) {
  for (const place of root.querySelectorAll('[data-frame]')) {
    if (!place.querySelector('iframe')) mount(place, JSON.parse(place.dataset.frame));
  }
}

/** Puts a frame into an element; `more` adds options of the bridge and what the modules need to know. */
export function mount(place, frame, more = {}) {
  const { iframeAttributes, extension } = window.connectHost.createExtension({
    addon_key: frame.addonKey,
    key: frame.moduleKey,
    url: frame.url,
    options: {
      hostOrigin: window.location.origin,
      autoresize: true,
      isFullPage: frame.fullPage,
      moduleType: frame.moduleType,
      context: JSON.stringify(frame.context),
      ...(frame.parameters ? { productContext: { ...frame.parameters } } : {}),
      ...more.options,
    },
  });
  known.set(extension.id, { ...frame, ...more.state });
  const element = document.createElement('iframe');
  element.className = 'ap-iframe';
  element.setAttribute('sandbox', SANDBOX);
  element.setAttribute('referrerpolicy', 'no-referrer');
  element.title = place.dataset.title ?? place.dataset.macroName ?? frame.moduleKey;
  if (frame.width) element.style.width = size(frame.width);
  if (frame.height) element.style.height = size(frame.height);
  for (const [name, value] of Object.entries(iframeAttributes)) element.setAttribute(name, value);
  place.append(element);
  return { element, extension };
}

function size(text) {
  return /^\d+$/.test(text) ? `${text}px` : text;
}

// A frame shows by this that its bridge is ready.
window.connectHost.onIframeEstablished(({ extension }) => {
  document.getElementById(extension.id)?.setAttribute('data-bridge', 'ready');
});
