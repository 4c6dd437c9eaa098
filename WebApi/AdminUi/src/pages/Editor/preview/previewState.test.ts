import { describe, expect, it } from 'vitest';
import { plainProblem } from '../../../api/problem';
import type { PreviewAnswer, TemplateDiagnostic } from '../../../api/types';
import { markedDiagnostics, nextPreview, noPreview } from './previewState';

const error: TemplateDiagnostic = { severity: 'error', code: 'syntax', message: 'An end is missing.', line: 4, column: 2, endLine: 4, endColumn: 5 };

function answer(part: Partial<PreviewAnswer>): PreviewAnswer {
  return { styles: 'p {}', diagnostics: [], milliseconds: 1.5, steps: 3, size: 9, ...part };
}

const good = nextPreview(noPreview, { type: 'answered', answer: answer({ html: '<p>ä</p>' }), html: '<p>ä</p>' });

describe('nextPreview', () => {
  it('shows the output with its time and its size in bytes', () => {
    expect(good).toEqual({
      shown: { html: '<p>ä</p>', styles: 'p {}', milliseconds: 1.5, bytes: 9, output: null },
      failure: null,
      diagnostics: [],
      pending: false,
    });
  });

  it('keeps the last output when the template has errors, and marks them', () => {
    const next = nextPreview(good, { type: 'answered', answer: answer({ diagnostics: [error] }), html: null });
    expect(next).toMatchObject({ shown: good.shown, diagnostics: [error], failure: 'Line 4: An end is missing.' });
  });

  it('marks the line where a run was stopped', () => {
    const stop = { kind: 'time' as const, message: 'It ran too long.', line: 2, column: 3, reference: 'r-1' };
    const next = nextPreview(good, { type: 'answered', answer: answer({ stop }), html: null });
    expect(next.failure).toBe('Line 2: It ran too long.');
    expect(next.diagnostics).toMatchObject([{ severity: 'error', code: 'time', line: 2, column: 3 }]);
  });

  it('marks a line once', () => {
    const stop = { kind: 'templateError' as const, message: 'x', line: 4, column: 2, reference: 'r-1' };
    const next = nextPreview(good, { type: 'answered', answer: answer({ stop, diagnostics: [error] }), html: null });
    expect(next.diagnostics).toEqual([error]);
  });

  it('shows static output as Confluence shows it, with the size of what the service wrote', () => {
    const next = nextPreview(noPreview, { type: 'answered', answer: answer({ storage: '<ac:x/>', size: 7 }), html: '<div>view</div>' });
    expect(next.shown).toMatchObject({ html: '<div>view</div>', bytes: 7 });
  });

  it('says when Confluence refuses static output', () => {
    const next = nextPreview(good, { type: 'answered', answer: answer({ storage: '<ac:x>' }), html: null });
    expect(next.shown).toBe(good.shown);
    expect(next.failure).toContain('Confluence');
  });

  it('shows empty output', () => {
    expect(nextPreview(good, { type: 'answered', answer: answer({ html: '', size: 0 }), html: '' }).shown).toMatchObject({ html: '', bytes: 0 });
  });

  it('keeps output and marks when the service cannot answer', () => {
    const next = nextPreview({ ...good, diagnostics: [error] }, { type: 'refused', problem: plainProblem('busy') });
    expect(next).toMatchObject({ shown: good.shown, diagnostics: [error], pending: false });
    expect(next.failure).toContain('busy');
  });

  it('waits from the question to the answer', () => {
    expect(nextPreview(good, { type: 'asked' }).pending).toBe(true);
  });
});

describe('markedDiagnostics', () => {
  it('takes those of the draft until there is a preview', () => {
    expect(markedDiagnostics(noPreview, [error])).toEqual([error]);
    expect(markedDiagnostics(good, [error])).toEqual([]);
  });
});
