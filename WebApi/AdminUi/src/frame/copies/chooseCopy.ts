import type { MacroCopy } from './macroCopies';

/** What a frame knows of its own use. */
export interface OwnUse {
  localId: string;
  /** Null where the page names a generic macro. */
  name: string | null;
  /** What Confluence sent, in the frame's own address. */
  sent: URLSearchParams;
}

/** The copies that a frame can mean (`MacroCopies` of the service does the same for exports). What fits none of them does not tell them apart. */
export function chooseCopies(copies: MacroCopy[], { localId, name, sent }: OwnUse): MacroCopy[] {
  const named = name === null ? copies : narrow(copies, (copy) => copy.name.toLowerCase() === name.toLowerCase());
  const placed = localId ? narrow(named, (copy) => copy.localId === localId) : named;
  return narrow(placed, (copy) => hasParametersOf(copy, sent));
}

function narrow(copies: MacroCopy[], fits: (copy: MacroCopy) => boolean): MacroCopy[] {
  const fitting = copies.filter(fits);
  return fitting.length > 0 ? fitting : copies;
}

/**
 * Parameters of a macro are sent as `p.name`, those of a generic one as `um.name`. A value that was sent is on the page in some spelling; one that was not is
 * not there in the spelling that is sent.
 */
function hasParametersOf({ parameters }: MacroCopy, sent: URLSearchParams): boolean {
  const stored = Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value] as const);
  return [...sent].every(([field, value]) => {
    const [, name] = /^(?:p|um)\.(.*)$/.exec(field) ?? [];
    return name === undefined || (value ? stored.some((pair) => pair[0] === name.toLowerCase() && pair[1] === value) : !parameters[name]);
  });
}
