import '@atlaskit/css-reset';
import './main.css';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApiClient } from './api/client';
import { formsApi } from './api/forms';
import { connectDialog } from './host/connectDialog';
import { connectHost } from './host/connectHost';
import { HostMissing } from './host/HostMissing';
import { loadTokens } from './host/theme';
import { MacroFormPage } from './pages/MacroForm/MacroFormPage';

// Atlaskit asks for flags of Atlassian's own roll-outs; without an answer it warns in the console.
setBooleanFeatureFlagResolver(() => false);

const root = document.getElementById('root');
const address = contentOf('usermacro-api');
const module = contentOf('usermacro-module');
if (!root || !address || !module) {
  throw new Error('The page lacks its root, the address of the service or the macro.');
}

if (window.AP) {
  const host = connectHost(window.AP);
  await host.theme();
  const api = formsApi(createApiClient(host, address, window.fetch.bind(window)));
  createRoot(root).render(
    <StrictMode>
      <MacroFormPage host={host} dialog={connectDialog(window.AP)} api={api} module={module} />
    </StrictMode>,
  );
} else {
  await loadTokens();
  createRoot(root).render(<HostMissing />);
}

function contentOf(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}
