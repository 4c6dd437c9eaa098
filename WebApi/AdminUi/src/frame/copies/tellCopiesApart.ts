import type { FrameHost } from '../../host/FrameHost';
import { convertStorage } from '../convertStorage';
import { Notice } from '../Notice';
import { chooseCopies } from './chooseCopy';
import { readCopies, type Copies, type MacroCopy } from './macroCopies';
import { sharedCopies, type UsesOfId } from './sharedCopies';

/** By what a frame tells its macro apart (`FrameCopiesDto`). */
interface CopiesTask {
  page: string;
  shared: string;
  macro: string;
  contentId: string;
  id: string;
  localId: string;
  name: string | null;
}

/** How long the page is waited for: without it, the first macro of the id is taken, as Confluence does. */
const timeout = 5000;

/** Several copies of a macro can be meant, and they differ. */
export class UnclearCopy extends Notice {
  constructor() {
    super(
      'This page holds different copies of this macro under one ID, and which of them belongs here cannot be told: ' +
        'delete the copies and insert them again.',
    );
  }
}

/**
 * A host that answers requests for the frame's own macro with this copy of it. Confluence finds macros by ID, copies of a block share one, and its answer
 * is the first copy. The page is requested together with the macro: once for all frames of the page, and only if a frame requests its macro.
 * @param host The host.
 * @param task What `data-copies` says.
 */
export function tellCopiesApart(host: FrameHost, task: string | undefined): FrameHost {
  if (!task) {
    return host;
  }
  const own = JSON.parse(task) as CopiesTask;
  let uses: Promise<UsesOfId> | undefined;
  return {
    ...host,
    read: async (path) => {
      if (path !== own.macro && !path.startsWith(`${own.macro}/`)) {
        return host.read(path);
      }
      const first = host.read(path);
      // Its failure is told when it is looked at.
      first.catch(() => undefined);
      const copies = await (uses ??= sharedCopies(own.shared, own.id, () => readPage(host, own.page)));
      if (copies === undefined) {
        return first;
      }
      const chosen = chooseCopies(copies ?? [], { ...own, sent: new URLSearchParams(location.search) });
      return path === own.macro ? JSON.stringify(only(chosen)) : JSON.stringify({ value: await convertStorage(host, own.contentId, onlyBody(chosen)) });
    },
  };
}

function only([copy, ...others]: MacroCopy[]): Pick<MacroCopy, 'body' | 'parameters'> {
  const text = ({ body, parameters }: MacroCopy) => JSON.stringify([body, Object.entries(parameters).sort()]);
  if (!copy || others.some((other) => text(other) !== text(copy))) {
    throw new UnclearCopy();
  }
  return { body: copy.body, parameters: copy.parameters };
}

function onlyBody([copy, ...others]: MacroCopy[]): string {
  if (!copy || others.some(({ body }) => body !== copy.body)) {
    throw new UnclearCopy();
  }
  return copy.body;
}

/** What cannot be read is not known to hold copies. */
async function readPage(host: FrameHost, path: string): Promise<Copies> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), timeout));
  try {
    const answer = await Promise.race([host.read(path), late]);
    const storage = answer === null ? null : (JSON.parse(answer) as { body?: { storage?: { value?: unknown } } }).body?.storage?.value;
    return typeof storage === 'string' ? readCopies(storage) : new Map();
  } catch {
    return new Map();
  }
}
