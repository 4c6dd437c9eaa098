import { unmarked, type FrameContent, type MarkedUse, type Section } from './frameContent';
import { isAppMacro, readUse, richBody } from './macroUse';
import { storageElements, type StorageElement } from './storageTree';

/** A body as Confluence stores it: with markers in place of the macros of apps, each of whose bodies is a section of its own. */
export interface StoredBody {
  storage: string;
  sections: Section[];
  uses: MarkedUse[];
}

/** Finds the macros of apps in a stored body. */
export function readStoredBody(content: FrameContent, storage: string): StoredBody {
  const found: StoredBody = { sections: [], uses: [], storage: '' };
  found.storage = rewrite(0, storage.length, storageElements(storage), 1);
  return found;

  function rewrite(from: number, to: number, elements: StorageElement[], depth: number): string {
    let written = '';
    let at = from;
    for (const element of elements) {
      written += storage.slice(at, element.start);
      written += isAppMacro(storage, element)
        ? markerOf(element, depth)
        : storage.slice(element.start, element.from) + rewrite(element.from, element.to, element.children, depth) + storage.slice(element.to, element.end);
      at = element.end;
    }
    return written + storage.slice(at, to);
  }

  function markerOf(element: StorageElement, depth: number): string {
    const index = content.markUse(depth);
    if (index === null) {
      return content.placeNotice(unmarked(depth));
    }
    const use = readUse(storage, element);
    found.uses.push({ index, use });
    const rich = richBody(element);
    if (rich && use.stored.trim()) {
      const accept = (html: string | null) => {
        use.body = html ?? content.placeNotice('Confluence did not give the body of this macro.');
      };
      found.sections.push({ storage: rewrite(rich.from, rich.to, rich.children, depth + 1), accept });
    }
    return content.textOf(index);
  }
}
