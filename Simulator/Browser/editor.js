// The page editor: the list of macros beside the text, the macro browser and the preview.
import { openMacroBrowser, openMacroForm } from './macro-forms.js';
import { mountAll } from './frames.js';
import { post } from './http.js';

export function startEditor() {
  const form = document.getElementById('editor');
  if (!form) return;
  const source = document.getElementById('storage');
  const list = document.getElementById('macro-list');

  const refresh = async () => {
    const asked = source.value;
    const { storage, macros } = await post('/wiki/_editor/macros', { storage: asked });
    const catalogue = await (await fetch('/wiki/_editor/catalogue')).json();
    // The text went on meanwhile: the answer is about an older one.
    if (source.value !== asked) return;
    source.value = storage;
    list.replaceChildren(...macros.map((macro) => entry(macro, catalogue)));
    if (macros.length === 0) list.append(Object.assign(document.createElement('li'), { className: 'quiet', textContent: 'None of the app yet.' }));
  };

  const entry = (macro, catalogue) => {
    const item = document.createElement('li');
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'macro-entry' });
    const summary = Object.entries(macro.values).map(([name, value]) => `${name}: ${value}`).join(', ');
    button.append(Object.assign(document.createElement('strong'), { textContent: macro.title }), Object.assign(document.createElement('span'), { textContent: summary }));
    button.addEventListener('click', async () => {
      const result = await openMacroForm(catalogue.find((module) => module.key === macro.name), macro, source.value);
      if (result) {
        source.value = result.storage;
        await refresh();
      }
    });
    item.append(button);
    return item;
  };

  document.getElementById('insert-macro').addEventListener('click', async () => {
    const at = source.selectionStart;
    const result = await openMacroBrowser(source.value);
    if (!result) return;
    source.value = `${source.value.slice(0, at)}${result.storage}${source.value.slice(at)}`;
    await refresh();
  });
  document.getElementById('preview-page').addEventListener('click', (event) => preview(event.currentTarget, form, source));
  source.addEventListener('change', refresh);
  source.selectionStart = source.value.length;
  refresh();
}

async function preview(button, form, source) {
  const pane = document.getElementById('preview');
  const show = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(show));
  pane.hidden = !show;
  form.querySelector('.editor-panes').hidden = show;
  if (!show) {
    pane.replaceChildren();
    return;
  }
  const data = new FormData(form);
  const response = await fetch('/wiki/_pages/preview', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ spaceKey: data.get('spaceKey'), pageId: data.get('id') || null, title: data.get('title'), storage: source.value }),
  });
  pane.innerHTML = await response.text();
  mountAll(pane);
}
