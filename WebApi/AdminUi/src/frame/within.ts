/** How long a frame waits for one answer of the host. */
export const patience = 20_000;

/** What a promise that took too long ends with. */
export const late = new Error('late');

/** The result of some work, unless it takes too long: nobody waits for it then. */
export function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
