// AP.dialog: one modal dialog at a time that holds a frame of the app and the buttons that the bridge asks for.
import { calling, mount } from './frames.js';

const SIZES = { small: ['400px', '240px'], medium: ['600px', '420px'], large: ['800px', '600px'], xlarge: ['980px', '80vh'], maximum: ['100vw', '100vh'], fullscreen: ['100vw', '100vh'] };
let open = null;

export function provideDialogs() {
  window.connectHost.getFrameworkAdaptor().registerModule({
    getModuleRegistrationName: () => 'dialog',
    isEnabled: () => true,
    getProvider: () => ({
      create: (options, extension) => createFromBridge(options, extension),
      close: closeDialog,
      isActiveDialog: (addonKey) => open?.addonKey === addonKey,
      setButtonDisabled: (name, disabled) => change(name, (button) => { button.disabled = disabled; }),
      isButtonDisabled: (name) => open?.buttons.get(name)?.disabled ?? true,
      toggleButton: (name) => change(name, (button) => { button.disabled = !button.disabled; }),
      setButtonHidden: (name, hidden) => change(name, (button) => { button.hidden = hidden; }),
      isButtonHidden: (name) => open?.buttons.get(name)?.hidden ?? true,
      createButton: (action) => addButton(action),
    }),
  });
}

/** Opens a dialog around a frame that the server has described. */
export function openDialog({ frame, title, actions, width, height, size, state, options, closeOnEscape, onClose }) {
  closeDialog();
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const [ownWidth, ownHeight] = SIZES[size] ?? [width ?? '600px', height ?? '400px'];
  dialog.style.width = ownWidth;
  const head = document.createElement('h2');
  head.textContent = title ?? '';
  const body = document.createElement('div');
  body.className = 'dialog-body';
  body.style.height = ownHeight;
  const foot = document.createElement('footer');
  foot.className = 'dialog-foot';
  dialog.append(head, body, foot);
  document.body.append(dialog);
  open = { dialog, foot, buttons: new Map(), addonKey: frame.addonKey, onClose };
  for (const action of actions ?? []) addButton(action);
  dialog.addEventListener('cancel', (event) => {
    if (closeOnEscape === false) event.preventDefault();
    else window.connectHost.broadcastEvent('dialog.close', { addon_key: frame.addonKey }, {});
  });
  dialog.addEventListener('close', () => closeDialog());
  dialog.showModal();
  mount(body, frame, { state, options: { isDialog: true, autoresize: false, ...options } });
}

export function closeDialog() {
  const closing = open;
  open = null;
  closing?.dialog.remove();
  closing?.onClose?.();
}

async function createFromBridge(options, extension) {
  const caller = calling({ _context: { extension_id: extension.callback_extension_id } });
  const response = await fetch(`/wiki/_frames/dialog/${encodeURIComponent(extension.key)}`, { method: 'POST', headers: { 'X-Simulator-Frame': caller.ticket } });
  if (!response.ok) return;
  openDialog({
    frame: await response.json(),
    title: options.header,
    actions: options.chrome ? options.actions : [],
    width: options.width,
    height: options.height,
    size: options.size,
    closeOnEscape: options.closeOnEscape,
    options: { dialogId: options.id, customData: extension.options.customData },
  });
}

function change(name, apply) {
  const button = open?.buttons.get(name);
  if (button) apply(button);
}

function addButton(action) {
  if (!open) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = action.type === 'primary' ? 'button button-primary' : 'button';
  button.textContent = action.text;
  button.disabled = action.disabled ?? false;
  button.hidden = action.hidden ?? false;
  button.addEventListener('click', () => {
    action.onClick?.();
    if (action.identifier === 'cancel') closeDialog();
  });
  open.buttons.set(action.identifier, button);
  open.foot.append(button);
}
