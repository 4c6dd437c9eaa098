import type { Problem } from '../../../api/problem';
import type { OutputChoice, PreviewAnswer, TemplateDiagnostic } from '../../../api/types';

/** What is in the preview's frame. */
export interface Shown {
  html: string;
  styles: string;
  milliseconds: number;
  /** Of the output as the service wrote it. */
  bytes: number;
  /** How the output would reach the page, and why. */
  output: OutputChoice | null;
}

export interface PreviewState {
  /** The newest output there is; kept when a later render fails. */
  shown: Shown | null;
  /** Why the newest render has no output. */
  failure: string | null;
  diagnostics: TemplateDiagnostic[] | null;
  pending: boolean;
}

export type PreviewEvent =
  | { type: 'asked' }
  | { type: 'answered'; answer: PreviewAnswer; html: string | null }
  | { type: 'refused'; problem: Problem };

export const noPreview: PreviewState = { shown: null, failure: null, diagnostics: null, pending: true };

/** `html` of an answer is what the frame shows: of static output, as Confluence turned it into a view. */
export function nextPreview(state: PreviewState, event: PreviewEvent): PreviewState {
  switch (event.type) {
    case 'asked':
      return { ...state, pending: true };
    case 'refused':
      return { ...state, pending: false, failure: `${event.problem.title}. ${event.problem.detail}` };
    case 'answered': {
      const { answer, html } = event;
      const diagnostics = withStop(answer);
      if (outputOf(answer) === null) {
        return { ...state, pending: false, diagnostics, failure: failureOf(answer) };
      }
      if (html === null) {
        return { ...state, pending: false, diagnostics, failure: 'Confluence could not show this output. Check its storage format.' };
      }
      const { styles, milliseconds, size, output } = answer;
      return { pending: false, failure: null, diagnostics, shown: { html, styles, milliseconds, bytes: size, output: output ?? null } };
    }
  }
}

/** The output of an answer, or null when the run came to no end. */
export function outputOf({ html, storage }: PreviewAnswer): string | null {
  return html ?? storage ?? null;
}

/** The diagnostics of the current text: of the newest preview, else of the stored draft. */
export function markedDiagnostics(preview: PreviewState, ofDraft: TemplateDiagnostic[]): TemplateDiagnostic[] {
  return preview.diagnostics ?? ofDraft;
}

function withStop({ diagnostics, stop }: PreviewAnswer): TemplateDiagnostic[] {
  if (!stop || diagnostics.some(({ severity, line }) => severity === 'error' && line === stop.line)) {
    return diagnostics;
  }
  const { line, column, message, kind } = stop;
  return [...diagnostics, { severity: 'error', code: kind, message, line, column, endLine: line, endColumn: column }];
}

function failureOf({ stop, diagnostics }: PreviewAnswer): string {
  if (stop) {
    return `Line ${stop.line}: ${stop.message}`;
  }
  const error = diagnostics.find(({ severity }) => severity === 'error');
  return error ? `Line ${error.line}: ${error.message}` : 'The template has no output.';
}
