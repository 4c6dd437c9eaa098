import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { TemplateDiagnostic } from '../../api/types';
import { offsetOf, placeDiagnostics } from './placeDiagnostics';

const text = Text.of(['one', 'second', '']);

function remark(line: number, column: number, endLine: number, endColumn: number, code = 'x'): TemplateDiagnostic {
  return { severity: 'error', code, message: 'wrong', line, column, endLine, endColumn };
}

describe('offsetOf', () => {
  it.each([
    [1, 1, 0],
    [1, 4, 3],
    [2, 1, 4],
    [2, 99, 10],
    [3, 1, 11],
    [9, 1, 11],
    [0, 5, 0],
    [2, -3, 4],
  ])('line %i column %i', (line, column, offset) => {
    expect(offsetOf(text, line, column)).toBe(offset);
  });
});

describe('placeDiagnostics', () => {
  it('covers the place', () => {
    expect(placeDiagnostics(text, [remark(2, 2, 2, 4)])).toEqual([{ from: 5, to: 7, severity: 'error', message: 'wrong' }]);
  });

  it('covers a character where the place is empty', () => {
    expect(placeDiagnostics(text, [remark(1, 2, 1, 2)])[0]).toMatchObject({ from: 1, to: 2 });
    expect(placeDiagnostics(text, [remark(3, 1, 3, 1)])[0]).toMatchObject({ from: 10, to: 11 });
  });

  it('covers nothing of an empty text', () => {
    expect(placeDiagnostics(Text.empty, [remark(1, 1, 1, 2)])[0]).toMatchObject({ from: 0, to: 0 });
  });

  it('takes an end before the begin', () => {
    expect(placeDiagnostics(text, [remark(2, 3, 1, 1)])[0]).toMatchObject({ from: 6, to: 7 });
  });

  it('leaves out what has no place in the text', () => {
    expect(placeDiagnostics(text, [remark(1, 1, 1, 2, 'unused-parameter')])).toEqual([]);
  });
});
