import { describe, expect, it } from 'vitest';
import { keyProblem, suggestKey } from './key';

describe('suggestKey', () => {
  it.each([
    ['Status badge', 'status-badge'],
    ['  Größe & Maß!  ', 'groesse-mass'],
    ['Café Zürich', 'cafe-zuerich'],
    ['User macro panel', 'user-macro-panel'],
    ['UserMacro Panel', 'panel'],
    ['日本', ''],
    ['a'.repeat(63) + ' b', 'a'.repeat(63)],
  ])('%s', (name, key) => {
    expect(suggestKey(name, 64)).toBe(key);
  });

  it('suggests only keys that pass the check', () => {
    for (const name of ['X', 'Übersicht 2026', 'usermacro-', '--', 'A_B.C', 'x'.repeat(200)]) {
      const key = suggestKey(name, 64);
      expect(key === '' || keyProblem(key, 64) === null).toBe(true);
    }
  });
});

describe('keyProblem', () => {
  it.each(['status-badge', '1', '-', 'a'.repeat(64)])('takes %s', (key) => {
    expect(keyProblem(key, 64)).toBeNull();
  });

  it.each(['', 'Status', 'a b', 'a_b', 'ä', 'a'.repeat(65), 'usermacro-x'])('refuses "%s"', (key) => {
    expect(keyProblem(key, 64)).not.toBeNull();
  });
});
