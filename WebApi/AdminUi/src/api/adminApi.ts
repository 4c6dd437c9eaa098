import type { ApiClient } from './client';
import { limitsApi } from './limits';
import { macrosApi } from './macros';
import { modulesApi } from './modules';
import { privacyApi } from './privacy';
import { tokensApi } from './tokens';

/** All that the service offers this page; the macros, which most of it is about, come first. */
export function adminApi(client: ApiClient) {
  return { ...macrosApi(client), limits: limitsApi(client), modules: modulesApi(client), privacy: privacyApi(client), tokens: tokensApi(client) };
}

export type AdminApi = ReturnType<typeof adminApi>;
