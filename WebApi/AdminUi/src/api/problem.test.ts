import { describe, expect, it } from 'vitest';
import { readProblem } from './problem';

describe('readProblem', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'changed'],
    [412, 'stale'],
    [413, 'tooLarge'],
    [422, 'invalid'],
    [429, 'busy'],
    [503, 'unavailable'],
    [500, 'unexpected'],
    [418, 'unexpected'],
  ])('%i', (status, kind) => {
    const problem = readProblem(status, null, null);
    expect(problem.kind).toBe(kind);
    expect(problem.title).not.toBe('');
    expect(problem.detail).not.toBe('');
  });

  it('takes over what the service says', () => {
    const diagnostics = [{ severity: 'error', code: 'x', message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 }];
    const problem = readProblem(422, { title: 'T', detail: 'D', errors: { name: ['n'] }, diagnostics, draftKept: true }, 5);
    expect(problem).toEqual({ kind: 'invalid', title: 'T', detail: 'D', errors: { name: ['n'] }, diagnostics, draftKept: true, etag: 5 });
  });

  it('tells a full site from a key that is taken', () => {
    expect(readProblem(409, { type: 'https://usermacro.invalid/problems/limit-reached' }, null).kind).toBe('limit');
    expect(readProblem(409, { type: 'https://usermacro.invalid/problems/approval-needed' }, null).kind).toBe('approval');
    expect(readProblem(409, { type: 'https://usermacro.invalid/problems/conflict' }, null).kind).toBe('conflict');
  });

  it('calls no other conflict a key that is taken', () => {
    for (const body of [null, {}, { type: 'https://usermacro.invalid/problems/macro-changed' }, { type: 'about:blank' }]) {
      expect(readProblem(409, body, null).title).toBe('This is not possible right now');
    }
    expect(readProblem(409, { type: 'https://usermacro.invalid/problems/idempotency-in-progress' }, null).kind).toBe('busy');
  });

  it.each(['text', 5, [], { title: 7, detail: {}, errors: 'x', diagnostics: 'y', draftKept: 'yes' }, { errors: { name: 'plain' } }, { errors: { name: [1] } }])(
    'takes %j',
    (body) => {
      const problem = readProblem(422, body, null);
      expect(problem.title).toBe('Some settings are invalid');
      expect(problem.draftKept).toBe(false);
      expect(Array.isArray(problem.diagnostics)).toBe(true);
      expect(Object.values(problem.errors).flat().every((message) => typeof message === 'string')).toBe(true);
    },
  );
});
