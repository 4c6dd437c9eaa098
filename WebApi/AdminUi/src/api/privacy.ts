import type { ApiClient } from './client';
import type { DeletedMacroList, Erasure, MacroDetails, PrivacyOutcome, PrivacyRequest, PrivacyRequestList } from './types';

/** What the site stores about people and as a whole, and how it goes. */
export function privacyApi(client: ApiClient) {
  return {
    requests: (signal: AbortSignal) => client.send<PrivacyRequestList>({ method: 'GET', path: '/privacy/requests', signal }),
    answer: (id: string, outcome: PrivacyOutcome, reason: string) =>
      client.send<PrivacyRequest>({ method: 'POST', path: `/privacy/requests/${encodeURIComponent(id)}/answer`, json: { outcome, reason } }),
    deleted: (signal: AbortSignal) => client.send<DeletedMacroList>({ method: 'GET', path: '/deleted-macros', signal }),
    bringBack: (key: string) => client.send<MacroDetails>({ method: 'POST', path: `/macros/${encodeURIComponent(key)}/undelete` }),
    archive: () => client.send<unknown>({ method: 'GET', path: '/archive' }),
    erasure: (signal: AbortSignal) => client.send<Erasure>({ method: 'GET', path: '/erasure/', signal }),
    erase: (confirm: string) => client.send<Erasure>({ method: 'POST', path: '/erasure/', json: { confirm } }),
    withdraw: () => client.send<null>({ method: 'DELETE', path: '/erasure/' }),
  };
}
