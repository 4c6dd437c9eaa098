import type { ApiClient } from './client';
import type {
  MacroDefinition,
  MacroDetails,
  MacroList,
  MacroRevision,
  MacroState,
  PreviewAnswer,
  PreviewQuestion,
  RevisionHeader,
} from './types';

const at = (key: string) => `/macros/${encodeURIComponent(key)}`;

export interface MacroFilter {
  q: string;
  state: MacroState | null;
}

/** The macros of the site, one call a line. */
export function macrosApi(client: ApiClient) {
  return {
    list: ({ q, state }: MacroFilter, signal: AbortSignal) =>
      client.send<MacroList>({ method: 'GET', path: `/macros${query({ q, state: state ?? '' })}`, signal }),
    create: (key: string, definition: MacroDefinition) =>
      client.send<MacroDetails>({ method: 'POST', path: '/macros', json: { key, definition } }),
    read: (key: string, signal?: AbortSignal) =>
      client.send<MacroDetails>({ method: 'GET', path: at(key), ...(signal && { signal }) }),
    readRevision: (key: string, number: number, signal: AbortSignal) =>
      client.send<MacroRevision>({ method: 'GET', path: `${at(key)}/revisions/${number}`, signal }),
    saveDraft: (key: string, definition: MacroDefinition, number: number) =>
      client.send<MacroDetails>({ method: 'PUT', path: `${at(key)}/draft`, json: definition, ifMatch: number }),
    publish: (key: string, note: string, number: number) =>
      client.send<RevisionHeader>({ method: 'POST', path: `${at(key)}/publish`, json: { note }, ifMatch: number }),
    requestApproval: (key: string, note: string, number: number) =>
      client.send<MacroDetails>({ method: 'POST', path: `${at(key)}/approval`, json: { note }, ifMatch: number }),
    withdrawApproval: (key: string, number: number) =>
      client.send<MacroDetails>({ method: 'DELETE', path: `${at(key)}/approval`, ifMatch: number }),
    approve: (key: string, comment: string, number: number) =>
      client.send<RevisionHeader>({ method: 'POST', path: `${at(key)}/approval/approve`, json: { comment }, ifMatch: number }),
    reject: (key: string, comment: string, number: number) =>
      client.send<MacroDetails>({ method: 'POST', path: `${at(key)}/approval/reject`, json: { comment }, ifMatch: number }),
    tryQuarantined: (key: string) => client.send<MacroDetails>({ method: 'POST', path: `${at(key)}/quarantine/try`, json: {} }),
    preview: (key: string, question: PreviewQuestion, signal: AbortSignal) =>
      client.send<PreviewAnswer>({ method: 'POST', path: `${at(key)}/preview`, json: question, signal }),
    remove: (key: string) => client.send<null>({ method: 'DELETE', path: at(key) }),
  };
}

export type MacrosApi = ReturnType<typeof macrosApi>;

function query(values: Record<string, string>): string {
  const given = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return given.size > 0 ? `?${given}` : '';
}
