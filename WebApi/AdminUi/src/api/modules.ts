import type { ApiClient } from './client';

/** The macros in Confluence's macro browser, one call a line. */
export function modulesApi(client: ApiClient) {
  return {
    choose: (key: string, ownName: boolean) =>
      client.send<null>({ method: 'PUT', path: `/modules/${encodeURIComponent(key)}`, json: { ownName } }),
    synchronize: () => client.send<null>({ method: 'POST', path: '/modules/sync' }),
  };
}
