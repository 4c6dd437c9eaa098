import type { Copies, MacroCopy } from './macroCopies';

/** The uses of one id: null when they cannot be read, undefined when there is one use at most, or nobody knows. */
export type UsesOfId = MacroCopy[] | null | undefined;

/** What frames of one page tell each other. */
interface Message {
  /** Asks for the uses of an id. */
  ask?: string;
  /** Gives them. */
  give?: string;
  uses?: UsesOfId;
  /** Somebody is there to answer now. */
  ready?: boolean;
}

/**
 * The uses of an id, read once for all frames of a page: the frame that holds the lock reads the page when it is first asked, and answers the others as long
 * as it is there. They are of one origin; what they share is named so that no other viewer, page or version takes part.
 * @param name The name of what is shared.
 * @param id The id.
 * @param read Reads the page, and never fails.
 */
export function sharedCopies(name: string, id: string, read: () => Promise<Copies>): Promise<UsesOfId> {
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks || typeof BroadcastChannel === 'undefined') {
    return read().then((copies) => copies.get(id));
  }
  const channel = new BroadcastChannel(`um-${name}`);
  const waits = new AbortController();
  const tell = (message: Message) => channel.postMessage(message);
  return new Promise((resolve) => {
    const settle = (uses: UsesOfId) => {
      waits.abort();
      resolve(uses);
    };
    const follow = ({ data }: MessageEvent<Message>) => {
      if (data.give === id) {
        channel.close();
        settle(data.uses);
      } else if (data.ready) {
        tell({ ask: id });
      }
    };
    channel.addEventListener('message', follow);
    tell({ ask: id });
    const lead = async () => {
      channel.removeEventListener('message', follow);
      const page = read();
      channel.addEventListener('message', ({ data: { ask } }: MessageEvent<Message>) => {
        if (ask !== undefined) {
          void page.then((copies) => tell({ give: ask, uses: copies.get(ask) }));
        }
      });
      tell({ ready: true });
      resolve((await page).get(id));
      // As long as this frame is there.
      await new Promise(() => undefined);
    };
    locks.request(`um-${name}`, { signal: waits.signal }, lead).catch(() => undefined);
  });
}
