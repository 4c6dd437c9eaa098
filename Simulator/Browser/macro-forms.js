// The macro browser and the form of a macro's parameters. Both end with the new storage text, or null.
import { closeDialog, openDialog } from './dialogs.js';
import { post } from './http.js';

export async function openMacroBrowser(storage) {
  const catalogue = await (await fetch('/wiki/_editor/catalogue')).json();
  const module = await choose(catalogue);
  return module ? openMacroForm(module, null, storage) : null;
}

/** Edits a macro of the text, or makes a new one when `macro` is null. */
export function openMacroForm(module, macro, storage) {
  return module.editorUrl ? openAppEditor(module, macro, storage) : openParameterForm(module, macro, storage);
}

function choose(catalogue) {
  return new Promise((resolve) => {
    const { dialog, body } = shell('Insert macro', () => resolve(null));
    const search = field('input', { type: 'search', placeholder: 'Search macros', ariaLabel: 'Search macros', className: 'field' });
    const list = field('ul', { className: 'macro-cards' });
    const fill = () => {
      const wanted = search.value.trim().toLowerCase();
      list.replaceChildren(...catalogue.filter((module) => `${module.name} ${module.key} ${module.description}`.toLowerCase().includes(wanted)).map((module) => {
        const card = field('button', { type: 'button', className: 'macro-card' });
        card.append(field('strong', { textContent: module.name }), field('span', { textContent: module.description || module.key }), field('code', { textContent: module.key }));
        card.addEventListener('click', () => {
          resolve(module);
          dialog.close();
        });
        const item = field('li');
        item.append(card);
        return item;
      }));
      if (!list.children.length) list.append(field('li', { className: 'quiet', textContent: catalogue.length ? 'No macro has such a name.' : 'The app offers no macros.' }));
    };
    search.addEventListener('input', fill);
    fill();
    body.append(search, list);
    dialog.showModal();
  });
}

function openParameterForm(module, macro, storage) {
  return new Promise((resolve) => {
    const { dialog, body, foot } = shell(macro ? `Edit '${module.name}'` : `Insert '${module.name}'`, () => resolve(null));
    const form = field('form', { className: 'macro-form', method: 'dialog' });
    if (module.description) form.append(field('p', { className: 'quiet', textContent: module.description }));
    for (const parameter of module.parameters.filter((each) => !each.hidden)) form.append(row(parameter, macro?.values[parameter.identifier]));
    if (module.body !== 0) form.append(bodyRow(module, macro?.body ?? ''));
    const error = field('p', { className: 'form-error', role: 'alert' });
    const save = field('button', { className: 'button button-primary', textContent: macro ? 'Save' : 'Insert', type: 'submit' });
    foot.append(save);
    form.append(error, foot);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        const result = await post('/wiki/_editor/macro', { storage, macroId: macro?.id ?? null, name: module.key, values: read(form, module), body: form.elements['macro-body']?.value ?? '' });
        resolve(result);
        dialog.close();
      } catch (fault) {
        error.textContent = fault.message;
      }
    });
    body.append(form);
    dialog.showModal();
  });
}

// An editor of the app's own, in a frame (AP.confluence.saveMacro and closeMacroEditor end it).
function openAppEditor(module, macro, storage) {
  return new Promise((resolve) => {
    const write = (values, text) => post('/wiki/_editor/macro', { storage, macroId: macro?.id ?? null, name: module.key, values, body: text ?? macro?.body ?? '' });
    let result = null;
    post('/wiki/_editor/frame', { storage, macroId: macro?.id ?? null, name: module.key, values: macro?.values ?? {}, body: macro?.body ?? '' }).then((frame) => openDialog({
      frame,
      title: module.name,
      size: 'large',
      actions: [
        { identifier: 'submit', text: macro ? 'Save' : 'Insert', type: 'primary', onClick: () => window.connectHost.broadcastEvent('dialog.submit', { addon_key: frame.addonKey, key: frame.moduleKey }, {}) },
        { identifier: 'cancel', text: 'Cancel' },
      ],
      state: {
        saveMacro: async (values, text) => { result = await write(values, text); },
        closeMacroEditor: () => closeDialog(),
      },
      onClose: () => resolve(result),
    }));
  });
}

function shell(title, onCancel) {
  const dialog = field('dialog', { className: 'dialog dialog-form' });
  const body = field('div', { className: 'dialog-body' });
  const foot = field('div', { className: 'dialog-foot' });
  const cancel = field('button', { type: 'button', className: 'button', textContent: 'Cancel' });
  cancel.addEventListener('click', () => dialog.close());
  foot.append(cancel);
  dialog.append(field('h2', { textContent: title }), body);
  // The promise takes only its first answer, so this is none after a choice.
  dialog.addEventListener('close', () => {
    dialog.remove();
    onCancel();
  });
  document.body.append(dialog);
  return { dialog, body, foot };
}

function row(parameter, stored) {
  const label = field('label', { className: 'form-row' });
  label.append(field('span', { textContent: `${parameter.name || parameter.identifier}${parameter.required ? ' *' : ''}` }), control(parameter, stored ?? parameter.default ?? ''));
  if (parameter.description) label.append(field('small', { textContent: parameter.description }));
  return label;
}

function control(parameter, value) {
  const name = `p-${parameter.identifier}`;
  if (parameter.type === 'boolean') return field('input', { type: 'checkbox', name, checked: value === 'true' });
  if (parameter.type === 'enum') {
    const select = field('select', { name, className: 'field' });
    const values = parameter.default || parameter.required ? parameter.values : ['', ...parameter.values];
    select.append(...values.map((each) => field('option', { value: each, textContent: each })));
    select.value = value;
    return select;
  }
  return field('input', { type: parameter.type === 'int' ? 'number' : 'text', name, value, className: 'field', autocomplete: 'off' });
}

function bodyRow(module, value) {
  const label = field('label', { className: 'form-row' });
  label.append(
    field('span', { textContent: module.body === 2 ? 'Body (storage format)' : 'Body' }),
    field('textarea', { name: 'macro-body', rows: 6, value: value || (module.body === 2 ? '<p></p>' : ''), className: 'field', spellcheck: false }),
  );
  return label;
}

function read(form, module) {
  return Object.fromEntries(module.parameters.filter((each) => !each.hidden).map((parameter) => {
    const input = form.elements[`p-${parameter.identifier}`];
    return [parameter.identifier, parameter.type === 'boolean' ? String(input.checked) : input.value];
  }));
}

function field(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}
