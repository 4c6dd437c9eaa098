import type { ApiClient } from './client';
import type { CreatedToken, TokenList, TokenScope } from './types';

/** The API tokens of the site, one call a line. */
export function tokensApi(client: ApiClient) {
  return {
    list: (signal: AbortSignal) => client.send<TokenList>({ method: 'GET', path: '/tokens', signal }),
    create: (name: string, scopes: TokenScope[], days: number) =>
      client.send<CreatedToken>({ method: 'POST', path: '/tokens', json: { name, scopes, days } }),
    revoke: (id: string) => client.send<null>({ method: 'DELETE', path: `/tokens/${encodeURIComponent(id)}` }),
  };
}
