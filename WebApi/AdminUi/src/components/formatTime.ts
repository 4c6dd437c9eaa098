const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A point in time in the reader's language and time zone; empty when it is none. */
export function formatTime(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? '' : format.format(time);
}
