import type { TemplateDiagnostic } from '../api/types';

/** Whether a remark is about a place in the template; one on a parameter that nothing reads is about none. */
export function hasPlace({ code }: TemplateDiagnostic): boolean {
  return code !== 'unused-parameter';
}

/** Whether a remark is about template and parameters not matching. */
export function isAboutParameters({ code }: TemplateDiagnostic): boolean {
  return code === 'unused-parameter' || code === 'unknown-parameter';
}
