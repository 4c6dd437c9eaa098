import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { TemplateDiagnostic } from '../../api/types';
import { hasPlace } from '../../macro/diagnostics';

/** The offset of a line and column that count from 1; places outside the text go to its nearest end. */
export function offsetOf(text: Text, line: number, column: number): number {
  if (line < 1) {
    return 0;
  }
  if (line > text.lines) {
    return text.length;
  }
  const { from, length } = text.line(line);
  return from + Math.min(Math.max(column - 1, 0), length);
}

/** The service's diagnostics as marks in the editor; every mark covers at least one character where there is one. */
export function placeDiagnostics(text: Text, diagnostics: readonly TemplateDiagnostic[]): Diagnostic[] {
  return diagnostics.filter(hasPlace).map(({ line, column, endLine, endColumn, severity, message }) => {
    const begin = offsetOf(text, line, column);
    const end = Math.max(offsetOf(text, endLine, endColumn), Math.min(begin + 1, text.length));
    return { from: begin === end ? Math.max(begin - 1, 0) : begin, to: end, severity, message };
  });
}
