const reservedPrefix = 'usermacro-';
const spelled: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', å: 'a', ł: 'l' };

/**
 * A key made from a name: lower case, one hyphen between words; empty when nothing of the name can be used.
 * @param most The longest key, in characters; undefined while that is not known.
 */
export function suggestKey(name: string, most: number | undefined): string {
  const plain = name
    .toLowerCase()
    .replace(/[äöüßæøåł]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '');
  const key = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
  return key.startsWith(reservedPrefix) ? key.slice(reservedPrefix.length) : key;
}

/**
 * What is wrong with a key, or null. Whether it is taken only the service knows.
 * @param most The longest key, in characters; undefined while that is not known.
 */
export function keyProblem(key: string, most: number | undefined): string | null {
  if (key === '') {
    return 'Give the macro a key.';
  }
  if (most !== undefined && key.length > most) {
    return `A key has at most ${most} characters; this has ${key.length}.`;
  }
  if (!/^[a-z0-9-]+$/.test(key)) {
    return 'A key has lower-case letters a to z, digits and hyphens only.';
  }
  return key.startsWith(reservedPrefix) ? `Keys that begin with “${reservedPrefix}” are kept for the app itself.` : null;
}
