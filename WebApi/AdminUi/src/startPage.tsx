import '@atlaskit/css-reset';
import './main.css';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApiClient, type ApiClient } from './api/client';
import type { Host } from './host/Host';
import { HostMissing } from './host/HostMissing';
import { loadTokens } from './host/theme';

/** Shows a page in its host's colours; one that was opened outside any host says where it belongs. */
export async function startPage(host: Host | null, pageOf: (host: Host, client: ApiClient) => ReactNode): Promise<void> {
  // Atlaskit asks for flags of Atlassian's own roll-outs; without an answer it warns in the console.
  setBooleanFeatureFlagResolver(() => false);
  const container = document.getElementById('root');
  if (!container) {
    throw new Error('The page lacks its root.');
  }
  if (!host) {
    await loadTokens();
    createRoot(container).render(<HostMissing />);
    return;
  }
  await host.theme();
  const client = createApiClient(host, toldByService('usermacro-api'), window.fetch.bind(window));
  createRoot(container).render(<StrictMode>{pageOf(host, client)}</StrictMode>);
}

/** What the service wrote into the page's head under this name. */
export function toldByService(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  if (!content) {
    throw new Error(`The page lacks ${name}.`);
  }
  return content;
}
