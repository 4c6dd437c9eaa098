import { describe, expect, it } from 'vitest';
import { limitsFrom } from './useLimits';

describe('limitsFrom', () => {
  it('finds a limit by its name', () => {
    const limitOf = limitsFrom({ items: [{ name: 'macro-key', value: 64, unit: 'characters', description: 'The key of a macro.' }] });
    expect(limitOf('macro-key')).toBe(64);
    expect(limitOf('unheard-of')).toBeUndefined();
  });

  it('knows none while they are loading', () => {
    expect(limitsFrom(null)('macro-key')).toBeUndefined();
  });
});
