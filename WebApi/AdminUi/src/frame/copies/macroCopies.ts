import { readMacros } from './readMacros';

/** One use of a macro in the storage format of a page. */
export interface MacroCopy {
  name: string;
  id: string;
  /** Tells it apart from copies; empty where the page does not say. */
  localId: string;
  /** As the page spells them. */
  parameters: Record<string, string>;
  /** Storage format, or text where the body is text. */
  body: string;
}

/** The uses by id; null for an id whose uses cannot be read. */
export type Copies = Map<string, MacroCopy[] | null>;

/** The macros whose id a page holds more than once. A page without any is not read further. */
export function readCopies(storage: string): Copies {
  const repeated = repeatedIds(storage);
  if (repeated.size === 0) {
    return new Map();
  }
  const macros = readMacros(storage);
  return new Map([...repeated].map((id) => [id, macros?.filter((macro) => macro.id === id) ?? null]));
}

function repeatedIds(storage: string): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [, id = ''] of storage.matchAll(/\bac:macro-id\s*=\s*["']([^"'<>]{1,100})["']/g)) {
    (seen.has(id) ? repeated : seen).add(id);
  }
  return repeated;
}
