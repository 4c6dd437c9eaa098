import type { ApiClient } from './client';
import type { LimitList } from './types';

/** The service's limits. */
export function limitsApi(client: ApiClient) {
  return {
    list: (signal: AbortSignal) => client.send<LimitList>({ method: 'GET', path: '/limits', signal }),
  };
}
