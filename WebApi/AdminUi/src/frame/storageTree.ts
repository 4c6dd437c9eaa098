/** An element of Confluence's own (`ac:…`) in a text; everything else is text to it. Positions are those of the text. */
export interface StorageElement {
  /** In lower case, with its prefix. */
  name: string;
  start: number;
  /** Where its content begins and ends. */
  from: number;
  to: number;
  end: number;
  children: StorageElement[];
}

interface Tag {
  name: string;
  start: number;
  end: number;
  closes: boolean;
  isEmpty: boolean;
}

/** Deeper elements count as text of those around them. */
const mostLevels = 256;
const tagName = /\/?([a-z][\w:.-]*)/iy;
/** What is no tag, whatever it looks like. */
const opaque: [begin: string, end: string][] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];

/** Confluence's own elements in storage format, or in HTML that a template wrote around some; each character is read once. */
export function storageElements(text: string): StorageElement[] {
  const roots: StorageElement[] = [];
  const open: StorageElement[] = [];
  let deeper = 0;
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, tag.end)) {
    const { name, start, end, closes, isEmpty } = tag;
    if ((name === 'script' || name === 'style') && !closes) {
      tag.end = endOfText(text, name, end);
    } else if (name.startsWith('ac:')) {
      if (deeper > 0 || (open.length === mostLevels && !closes)) {
        deeper += closes ? -1 : isEmpty ? 0 : 1;
      } else if (closes) {
        close(open, name, start, end);
      } else {
        const element = { name, start, from: end, to: end, end, children: [] };
        (open.at(-1)?.children ?? roots).push(element);
        if (!isEmpty) {
          open.push(element);
        }
      }
    }
  }
  return roots;
}

/** The value of an attribute, decoded; empty when the element has none. */
export function attributeOf(text: string, element: StorageElement, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(text.slice(element.start, element.from));
  return decode(found?.[1] ?? found?.[2] ?? '');
}

/** Text with entities and CDATA sections, as the text that it stands for. */
export function decode(text: string): string {
  return text
    .split(/<!\[CDATA\[([^]*?)\]\]>/)
    .map((piece, index) => (index % 2 ? piece : entities(piece)))
    .join('');
}

function entities(text: string): string {
  if (!text.includes('&')) {
    return text;
  }
  const holder = document.createElement('textarea');
  holder.innerHTML = text.replaceAll('<', '&lt;');
  return holder.value;
}

/** Ends the innermost open element of that name, and with it those inside that were never closed: they hold nothing. */
function close(open: StorageElement[], name: string, to: number, end: number): void {
  const index = open.findLastIndex((element) => element.name === name);
  const element = open[index];
  if (element) {
    open.length = index;
    element.to = to;
    element.end = end;
  }
}

function nextTag(text: string, from: number): Tag | null {
  for (let start = text.indexOf('<', from); start >= 0; start = text.indexOf('<', start + 1)) {
    const [begin, stop] = opaque.find(([begin]) => text.startsWith(begin, start)) ?? [];
    if (begin && stop) {
      const end = text.indexOf(stop, start + begin.length);
      if (end < 0) {
        return null;
      }
      start = end;
      continue;
    }
    tagName.lastIndex = start + 1;
    const name = tagName.exec(text)?.[1];
    if (name) {
      const end = endOfTag(text, tagName.lastIndex);
      return end < 0 ? null : { name: name.toLowerCase(), start, end, closes: text[start + 1] === '/', isEmpty: text[end - 2] === '/' };
    }
  }
  return null;
}

/** Behind the next angle bracket outside quotes; -1 when there is none. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === '>') {
      return at + 1;
    }
    if (letter === '"' || letter === "'") {
      const end = text.indexOf(letter, at + 1);
      if (end < 0) {
        return -1;
      }
      at = end;
    }
  }
  return -1;
}

function endOfText(text: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}
