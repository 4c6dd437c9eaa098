import type { MacroCopy } from './macroCopies';

const mostCharacters = 4 * 1024 * 1024;
const mostDepth = 256;
const mostMacros = 5000;

const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const markup =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<\/([^\s/>=<"']+)\s*>|<([^\s/>=<"'!?]+)((?:\s+[^\s/>=<"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const resources = ['ri:account-id', 'ri:content-title', 'ri:space-key', 'ri:filename', 'ri:value', 'ri:userkey'];

interface OpenElement {
  name: string;
  /** Where its content begins. */
  content: number;
  /** The macro that it is or belongs to. */
  macro: MacroCopy | undefined;
  /** Of a parameter: its name, its text, and what a resource in it names. */
  parameter?: { name: string; text: string; resource: string };
}

/** The macros of a page in storage format, in one pass; null when the page is not well-formed, or too much (`PageReader` of the service reads the same). */
export function readMacros(storage: string): MacroCopy[] | null {
  const macros: MacroCopy[] = [];
  const open: OpenElement[] = [];
  let value: OpenElement['parameter'];
  if (storage.length > mostCharacters) {
    return null;
  }
  for (let at = storage.indexOf('<'), last = 0; at >= 0; at = storage.indexOf('<', last)) {
    if (value) {
      value.text += decode(storage.slice(last, at));
    }
    markup.lastIndex = at;
    const found = markup.exec(storage);
    if (!found) {
      return null;
    }
    last = markup.lastIndex;
    const [, section, closed, opened, attributes = '', empty] = found;
    if (section !== undefined && value) {
      value.text += section;
    }
    if (opened) {
      const element = start(opened, attributes, open.at(-1), last, value);
      if (open.push(element) > mostDepth || (isMacro(element) && macros.push(element.macro) > mostMacros)) {
        return null;
      }
      value ??= element.parameter;
    }
    if (closed || (opened && empty)) {
      const element = open.pop();
      if (!element || (closed && closed !== element.name)) {
        return null;
      }
      end(element, open.at(-1), storage, closed ? at : last);
      value = element.parameter ? undefined : value;
    }
  }
  return open.length === 0 ? macros : null;
}

function isMacro(element: OpenElement): element is OpenElement & { macro: MacroCopy } {
  return element.name === 'ac:structured-macro';
}

function start(name: string, written: string, around: OpenElement | undefined, content: number, value: OpenElement['parameter']): OpenElement {
  const given = new Map([...written.matchAll(attribute)].map(([, key = '', double, single]) => [key, decode(double ?? single ?? '')]));
  const of = (key: string) => given.get(key) ?? '';
  const element: OpenElement = { name, content, macro: around?.macro };
  if (isMacro(element)) {
    element.macro = { name: of('ac:name'), id: of('ac:macro-id'), localId: of('ac:local-id'), parameters: {}, body: '' };
  } else if (name === 'ac:parameter' && !value && around && isMacro(around)) {
    element.parameter = { name: of('ac:name'), text: '', resource: '' };
  } else if (value && !value.resource && name.startsWith('ri:')) {
    value.resource = resources.map(of).find(Boolean) ?? '';
  }
  return element;
}

function end({ name, content, macro, parameter }: OpenElement, around: OpenElement | undefined, storage: string, until: number): void {
  if (macro && parameter) {
    macro.parameters[parameter.name] ??= parameter.resource && !parameter.text.trim() ? parameter.resource : parameter.text;
  } else if (macro && around && isMacro(around) && name === 'ac:rich-text-body') {
    macro.body = storage.slice(content, until);
  } else if (macro && around && isMacro(around) && name === 'ac:plain-text-body') {
    macro.body = textOf(storage.slice(content, until));
  }
}

function textOf(content: string): string {
  const parts = content.split(/<!\[CDATA\[([^]*?)\]\]>/);
  return parts.map((part, index) => (index % 2 ? part : decode(part))).join('');
}

/** The text of markup without elements. */
function decode(text: string): string {
  if (!text.includes('&')) {
    return text;
  }
  const decoder = document.createElement('textarea');
  decoder.innerHTML = text.replaceAll('<', '&lt;');
  return decoder.value;
}
