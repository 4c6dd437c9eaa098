import type { FramePart, SandboxContent, SandboxMessage } from './contract';
import { widthOf } from './inlineSize';
import { insertParts } from './insertParts';
import { destinationOf, partOf, showPart } from './links';

/** Anybody can send a message, and anything in it. */
type Heard = MessageEvent<Partial<SandboxContent> | null>;

/**
 * The document that script of a macro runs in. It has an origin of its own and gets the output from the frame around it, once; what the
 * output's script does afterwards stays in here. It tells the frame its height, and which link was clicked.
 * @param frameOrigin The origin of the frame around it: ours.
 */
export function runSandbox(frameOrigin: string): void {
  const tell = (message: SandboxMessage) => window.parent.postMessage(message, frameOrigin);

  /** What the frame says; null for what anybody else does. */
  function heard({ source, origin, data }: Heard): Partial<SandboxContent> | null {
    return source === window.parent && origin === frameOrigin ? data : null;
  }

  function watch(page: string): void {
    document.addEventListener('click', (event) => follow(event, page, tell));
    document.addEventListener('auxclick', (event) => event.button === 1 && follow(event, page, tell));
    const report = () => tell({ height: Math.ceil(document.documentElement.getBoundingClientRect().height), width: contentWidth() });
    new ResizeObserver(report).observe(document.documentElement);
    window.addEventListener('message', (event: Heard) => setTheme(heard(event)?.theme ?? {}));
  }

  window.addEventListener('message', function receive(event: Heard) {
    const content = heard(event);
    if (typeof content?.html === 'string') {
      window.removeEventListener('message', receive);
      const { page = '' } = content;
      write(content as SandboxContent, () => watch(page));
    }
  });
  tell({ ready: true });
}

function contentWidth(): number {
  const content = document.querySelector<HTMLElement>('.ac-content');
  return content ? widthOf(content) : 0;
}

/** Links lead out of the frame, those to parts of the output apart: a sandbox may not open anything itself. */
function follow(event: MouseEvent, page: string, tell: (message: SandboxMessage) => void): void {
  const address = destinationOf(event, page);
  if (address === null || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  const part = partOf(address, page);
  if (part === null || !showPart(part)) {
    tell({ open: address });
  }
}

/** Written, not set, so that the script in it runs as in any page. */
function write({ html, styles, script, theme, sheets, marker, parts }: SandboxContent, watch: () => void): void {
  document.open();
  const finish = () => {
    insertParts(document.body, { marker, parts, scripted });
    if (script) {
      addScript(script);
    }
  };
  document.addEventListener('DOMContentLoaded', finish, { once: true });
  document.write('<!doctype html><html lang="en"><head><meta charset="utf-8">');
  watch();
  setTheme(theme);
  sheets.forEach(addSheet);
  addStyles(styles);
  document.write(`</head><body><div class="ac-content"><div id="output">${html}`);
  document.close();
}

/** A part with script shares the document: no sandbox can be in another. Its script runs when it is in its place. */
function scripted(part: FramePart, content: () => DocumentFragment): Element {
  const element = document.createElement('div');
  element.append(content());
  addStyles(part.styles);
  for (const inert of element.querySelectorAll('script')) {
    const script = document.createElement('script');
    script.textContent = inert.textContent;
    inert.replaceWith(script);
  }
  if (part.script) {
    element.append(Object.assign(document.createElement('script'), { textContent: part.script }));
  }
  return element;
}

function setTheme(attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    document.documentElement.setAttribute(name, value);
  }
}

function addSheet(address: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }));
}

function addStyles(text: string): void {
  const styles = document.createElement('style');
  styles.textContent = text;
  document.head.append(styles);
}

function addScript(text: string): void {
  const script = document.createElement('script');
  script.textContent = text;
  document.body.append(script);
}
