import type { ApiClient } from './client';
import type { ParameterDefinition } from './types';

/** What an author fills in for a macro. */
export interface MacroForm {
  key: string;
  name: string;
  description: string;
  documentation: string;
  parameters: ParameterDefinition[];
  mayInsert: boolean;
  insertGroups: string[];
  /** How long the values may be, in characters. */
  limits: { value: number; text: number; together: number };
}

/** A macro that a generic module can show. */
export interface MacroChoice {
  key: string;
  name: string;
  description: string;
}

/** Output for the values in the form: HTML, or storage format, or a notice in place of both. */
export interface FormPreview {
  html: string | null;
  storage: string | null;
  styles: string;
  notice: string | null;
}

/** The forms of published macros, one call a line. */
export function formsApi(client: ApiClient) {
  return {
    list: (module: string) => client.send<MacroChoice[]>({ method: 'GET', path: `?module=${encodeURIComponent(module)}` }),
    read: (key: string) => client.send<MacroForm>({ method: 'GET', path: `/${encodeURIComponent(key)}` }),
    preview: (key: string, parameters: Record<string, string>, signal: AbortSignal) =>
      client.send<FormPreview>({ method: 'POST', path: `/${encodeURIComponent(key)}/preview`, json: { parameters }, signal }),
  };
}

export type FormsApi = ReturnType<typeof formsApi>;
