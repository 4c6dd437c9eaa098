import type { ApiClient } from './client';

export type RequestKind = 'rectify' | 'erase';

/** A request of the person who looks at the page. */
export interface OwnRequest {
  id: string;
  kind: RequestKind;
  requestedAt: string;
  note: string;
  outcome: 'done' | 'declined' | null;
  reason: string | null;
  answeredAt: string | null;
}

export interface OwnMacro {
  key: string;
  draftEditedAt: string | null;
  rules: string[];
  revisions: { number: number; authored: { at: string; text: string } | null; approved: { at: string; text: string } | null }[];
}

/** What is stored about the person who looks at the page. */
export interface MyData {
  /** Null when nothing is stored. */
  account: { handle: string; accountId: string; storedAt: string | null; reportedAt: string | null } | null;
  revisions: number;
  drafts: number;
  auditLines: number;
  tokens: { id: string; name: string; createdAt: string }[];
  macros: OwnMacro[];
  audit: { id: string; at: string; action: string; target: string; refused: boolean; detail: string }[];
  requests: OwnRequest[];
}

/** The page My data, one call a line. Whose data it is, the host's token says. */
export function myDataApi(client: ApiClient) {
  return {
    read: (signal: AbortSignal) => client.send<MyData>({ method: 'GET', path: '/', signal }),
    archive: () => client.send<unknown>({ method: 'GET', path: '/archive' }),
    request: (kind: RequestKind, note: string) => client.send<OwnRequest>({ method: 'POST', path: '/requests', json: { kind, note } }),
    withdraw: (id: string) => client.send<null>({ method: 'DELETE', path: `/requests/${encodeURIComponent(id)}` }),
  };
}

export type MyDataApi = ReturnType<typeof myDataApi>;
