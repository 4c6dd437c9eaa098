import type { TemplateDiagnostic } from '../api/types';

/** Whether a diagnostic is about a place in the template; one about an unused parameter is not. */
export function hasPlace({ code }: TemplateDiagnostic): boolean {
  return code !== 'unused-parameter';
}

/** Whether a diagnostic says that template and parameters do not match. */
export function isAboutParameters({ code }: TemplateDiagnostic): boolean {
  return code === 'unused-parameter' || code === 'unknown-parameter';
}
