import type { FieldErrors, TemplateDiagnostic } from './types';

export type ProblemKind =
  | 'aborted'
  | 'approval'
  | 'busy'
  | 'changed'
  | 'conflict'
  | 'forbidden'
  | 'invalid'
  | 'limit'
  | 'notFound'
  | 'offline'
  | 'stale'
  | 'tooLarge'
  | 'unauthorized'
  | 'unavailable'
  | 'unexpected';

/** Why a request did not do what was asked, in words for the person at the screen. */
export interface Problem {
  kind: ProblemKind;
  title: string;
  detail: string;
  /** What is wrong with which field, by its path in the definition. */
  errors: FieldErrors;
  diagnostics: TemplateDiagnostic[];
  /** The template has errors; the draft is saved nevertheless. */
  draftKept: boolean;
  /** The draft's number as the service knows it now. */
  etag: number | null;
}

const kinds: Record<number, ProblemKind> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'changed',
  412: 'stale',
  413: 'tooLarge',
  422: 'invalid',
  429: 'busy',
  503: 'unavailable',
};

const words: Record<ProblemKind, [title: string, detail: string]> = {
  aborted: ['Cancelled', 'The request was cancelled.'],
  approval: ['Approval needed', 'Another administrator must approve this draft. Request approval.'],
  busy: ['The service is busy', 'Try again in a moment.'],
  changed: ['This is not possible right now', 'Something it depends on has changed. Reload the page and try again.'],
  conflict: ['That name is taken', 'Choose another key.'],
  forbidden: ['You don’t have permission', 'Only administrators of this Confluence site can change user macros.'],
  invalid: ['Some settings are invalid', 'Correct the marked fields and try again.'],
  limit: ['Limit reached', 'Delete macros that are no longer used.'],
  notFound: ['Macro not found', 'It may have been deleted.'],
  offline: ['The service cannot be reached', 'Check your connection and try again.'],
  stale: ['Somebody else changed this macro', 'Your version is older than the saved one.'],
  tooLarge: ['This is too large', 'Shorten the template, the styles or the script, or split the macro.'],
  unauthorized: ['Your session has ended', 'Reload the page to continue.'],
  unavailable: ['The service is not available right now', 'Nothing was lost. Try again in a moment.'],
  unexpected: ['Something went wrong', 'Try again. If it happens again, contact the operator of this app.'],
};

interface ProblemBody {
  type?: unknown;
  title?: unknown;
  detail?: unknown;
  errors?: unknown;
  diagnostics?: unknown;
  draftKept?: unknown;
}

/** A problem that is known by its kind alone. */
export function plainProblem(kind: ProblemKind): Problem {
  const [title, detail] = words[kind];
  return { kind, title, detail, errors: {}, diagnostics: [], draftKept: false, etag: null };
}

/** Reads an answer that is not a success; a body that is no problem document is left aside. */
export function readProblem(status: number, body: unknown, etag: number | null): Problem {
  if (typeof body !== 'object' || body === null) {
    return { ...plainProblem(kinds[status] ?? 'unexpected'), etag };
  }
  const { type, title, detail, errors, diagnostics, draftKept } = body as ProblemBody;
  const plain = plainProblem(kindOf(String(type)) ?? kinds[status] ?? 'unexpected');
  return {
    ...plain,
    title: typeof title === 'string' && title ? title : plain.title,
    detail: typeof detail === 'string' && detail ? detail : plain.detail,
    errors: readErrors(errors),
    diagnostics: Array.isArray(diagnostics) ? (diagnostics as TemplateDiagnostic[]) : [],
    draftKept: draftKept === true,
    etag,
  };
}

/** Kinds that share their status with others, by the last part of the problem's type. */
const kindsByType: Record<string, ProblemKind> = {
  'approval-needed': 'approval',
  busy: 'busy',
  conflict: 'conflict',
  'limit-reached': 'limit',
  'macro-changed': 'changed',
  'idempotency-in-progress': 'busy',
};

function kindOf(type: string): ProblemKind | undefined {
  return kindsByType[type.slice(type.lastIndexOf('/') + 1)];
}

function readErrors(errors: unknown): FieldErrors {
  if (typeof errors !== 'object' || errors === null) {
    return {};
  }
  const entries = Object.entries(errors).map(([field, messages]): [string, string[]] => [
    field,
    (Array.isArray(messages) ? messages : [messages]).filter((message) => typeof message === 'string'),
  ]);
  return Object.fromEntries(entries);
}
