import { noticeHtml, partOf, unmarked, type FrameContent, type MarkedUse, type Section } from './frameContent';
import { isAppMacro, readUse, richBody } from './macroUse';
import { storageElements, type StorageElement } from './storageTree';

/** What a template wrote: with markers in place of Confluence's own elements. */
export interface WrittenElements {
  html: string;
  sections: Section[];
  uses: MarkedUse[];
}

/** Elements that HTML leaves open, and storage format must not. */
const voids = /<((?:area|br|col|hr|img|wbr)\b(?:"[^"]*"|'[^']*'|[^'">])*?)\s*\/?>/gi;

/** Whether output holds elements of Confluence's own. */
export const holdsElements = (html: string): boolean => /<ac:/i.test(html);

/** Finds Confluence's own elements in the output of a template. What a macro of Confluence's holds in them is output, and put into it afterwards. */
export function readWrittenElements(content: FrameContent, html: string, depth: number): WrittenElements {
  const found: WrittenElements = { sections: [], uses: [], html: '' };
  found.html = rewrite(0, html.length, storageElements(html), depth);
  return found;

  function rewrite(from: number, to: number, elements: StorageElement[], depth: number): string {
    let written = '';
    let at = from;
    for (const element of elements) {
      written += html.slice(at, element.start) + markerOf(element, depth);
      at = element.end;
    }
    return written + html.slice(at, to);
  }

  function markerOf(element: StorageElement, depth: number): string {
    if (!isAppMacro(html, element)) {
      const index = content.mark();
      const accept = (converted: string | null) => {
        content.parts[index] = partOf(converted ?? noticeHtml('Confluence did not convert this part of the macro.'));
      };
      found.sections.push({ storage: element.name === 'ac:structured-macro' ? macroOf(element, depth) : storageOf(element.start, element.end), accept });
      return content.textOf(index);
    }
    const index = content.markUse(depth);
    if (index === null) {
      return content.placeNotice(unmarked(depth));
    }
    const use = readUse(html, element);
    const rich = richBody(element);
    found.uses.push({ index, use: rich ? { ...use, body: rewrite(rich.from, rich.to, rich.children, depth + 1) } : use });
    return content.textOf(index);
  }

  /** A macro of Confluence's around a marker for what it holds. */
  function macroOf(element: StorageElement, depth: number): string {
    const rich = richBody(element);
    if (!rich) {
      return storageOf(element.start, element.end);
    }
    const body = content.place(rewrite(rich.from, rich.to, rich.children, depth));
    return `${storageOf(element.start, rich.from)}<p>${body}</p>${storageOf(rich.to, element.end)}`;
  }

  function storageOf(from: number, to: number): string {
    return html.slice(from, to).replace(voids, '<$1/>');
  }
}
