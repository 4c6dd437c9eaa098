import { describe, expect, it } from 'vitest';
import { scopeNames } from './scopes';

describe('scopeNames', () => {
  it.each([
    [['read'], 'read'],
    [['read', 'publish'], 'read, publish'],
    [['publish', 'write', 'read'], 'read, write, publish'],
  ] as const)('%j', (scopes, text) => expect(scopeNames([...scopes])).toBe(text));
});
