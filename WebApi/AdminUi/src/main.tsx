import '@atlaskit/css-reset';
import './main.css';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adminApi } from './api/adminApi';
import { createApiClient } from './api/client';
import { App } from './App';
import { connectHost } from './host/connectHost';
import { HostMissing } from './host/HostMissing';
import { loadTokens } from './host/theme';
import { Navigation } from './router/Navigation';

// Atlaskit asks for flags of Atlassian's own roll-outs; without an answer it warns in the console.
setBooleanFeatureFlagResolver(() => false);

const root = document.getElementById('root');
const address = document.querySelector<HTMLMetaElement>('meta[name="usermacro-api"]')?.content;
if (!root || !address) {
  throw new Error('The page lacks its root or the address of the API.');
}

if (window.AP) {
  const host = connectHost(window.AP);
  await host.theme();
  const api = adminApi(createApiClient(host, address, window.fetch.bind(window)));
  createRoot(root).render(
    <StrictMode>
      <App host={host} api={api} navigation={new Navigation(window)} />
    </StrictMode>,
  );
} else {
  await loadTokens();
  createRoot(root).render(<HostMissing />);
}
