import type { FramePart } from './contract';

/** How parts are put into a document. */
export interface Insertion {
  /** The beginning of all markers. */
  marker: string;
  parts: Record<number, FramePart>;
  /** Creates the element for a part with script. `content` builds the part's nodes, with nested parts inserted, on demand. */
  scripted: (part: FramePart, content: () => DocumentFragment) => Element;
}

/** More than this many are no page: a template that writes its body twice makes more of each level. */
const mostInsertions = 2000;
const mostLevels = 64;

/** Replaces the markers in a tree by their parts, and those in the parts; styles of a part reach nothing around it. */
export function insertParts(root: ParentNode & Node, insertion: Insertion): void {
  const marker = new RegExp(`${insertion.marker}n(\\d{1,6})e`, 'g');
  let left = mostInsertions;
  if (Object.keys(insertion.parts).length > 0) {
    insertInto(root, 0);
  }

  function insertInto(tree: ParentNode & Node, level: number): void {
    for (const element of tree.querySelectorAll('*')) {
      for (const attribute of element.attributes) {
        if (attribute.value.includes(insertion.marker)) {
          attribute.value = attribute.value.replace(marker, '');
        }
      }
    }
    for (const text of textsOf(tree, insertion.marker)) {
      if (/^(script|style|title|textarea|option)$/.test(text.parentElement?.localName ?? '')) {
        text.data = text.data.replace(marker, '');
        continue;
      }
      const pieces = text.data.split(marker);
      text.replaceWith(...pieces.flatMap((piece, at) => (at % 2 ? partNodes(Number(piece), level) : piece ? [new Text(piece)] : [])));
    }
  }

  function partNodes(index: number, level: number): Node[] {
    const part = insertion.parts[index];
    if (!part || level === mostLevels || left-- <= 0) {
      return [];
    }
    const content = () => {
      const holder = document.createElement('template');
      holder.innerHTML = part.html;
      insertInto(holder.content, level + 1);
      return holder.content;
    };
    if (part.sandbox) {
      return [insertion.scripted(part, content)];
    }
    return part.styles ? [isolated(content(), part.styles)] : [...content().childNodes];
  }
}

/** A tree of its own for a part: neither its styles nor those around it cross the border, except ours and the host's. */
function isolated(content: DocumentFragment, styles: string): Element {
  const element = document.createElement('span');
  element.style.display = 'contents';
  const root = element.attachShadow({ mode: 'open' });
  const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.cloneNode());
  root.append(...sheets, Object.assign(document.createElement('style'), { textContent: styles }), content);
  return element;
}

/** Texts that hold markers; in a title, a script or a style sheet these become nothing. */
function textsOf(tree: Node, marker: string): Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.includes(marker)) {
      texts.push(text);
    }
  }
  return texts;
}

/** The parts that some HTML needs, and those that they need. */
export function partsIn(html: string, { marker, parts }: Pick<Insertion, 'marker' | 'parts'>): Record<number, FramePart> {
  const needed: Record<number, FramePart> = {};
  const waiting = [html];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, index] of text.matchAll(new RegExp(`${marker}n(\\d{1,6})e`, 'g'))) {
      const part = parts[Number(index)];
      if (part && !needed[Number(index)]) {
        needed[Number(index)] = part;
        waiting.push(part.html);
      }
    }
  }
  return needed;
}
