// AP.flag: short messages at the lower left of the page.
const STAY_MS = 8_000;
const MARKS = { success: '✓', error: '!', warning: '!', info: 'i' };

export function provideFlags() {
  window.connectHost.getFrameworkAdaptor().registerModule({
    getModuleRegistrationName: () => 'flag',
    isEnabled: () => true,
    getProvider: () => ({ create: show }),
  });
}

function show({ id, title, body, type, actions, close, onClose }) {
  const flag = document.createElement('section');
  flag.className = `flag flag-${MARKS[type] ? type : 'info'}`;
  flag.setAttribute('role', type === 'error' ? 'alert' : 'status');
  flag.append(part('span', 'flag-mark', MARKS[type] ?? MARKS.info));
  const text = part('div', 'flag-text');
  text.append(part('strong', '', title ?? ''), part('p', '', body ?? ''));
  for (const action of actions ?? []) {
    const link = part('button', 'flag-action', action.actionText);
    link.type = 'button';
    link.addEventListener('click', () => action.executeAction());
    text.append(link);
  }
  const closer = part('button', 'flag-close', '×');
  closer.type = 'button';
  closer.setAttribute('aria-label', 'Close');
  const shut = () => {
    if (!flag.isConnected) return;
    flag.remove();
    onClose?.(id);
  };
  closer.addEventListener('click', shut);
  flag.append(text, closer);
  document.getElementById('flags').append(flag);
  if (close === 'auto') setTimeout(shut, STAY_MS);
  return { close: shut };
}

function part(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}
