import Spinner from '@atlaskit/spinner';
import { lazy, Suspense } from 'react';
import type { AdminApi } from './api/adminApi';
import { ApiContext } from './api/ApiContext';
import { LimitsProvider } from './components/LimitsProvider';
import { PageBoundary } from './components/PageBoundary';
import styles from './App.module.css';
import type { Host } from './host/Host';
import { HostContext } from './host/HostContext';
import { MacroListPage } from './pages/MacroList/MacroListPage';
import type { Navigation } from './router/Navigation';
import { NavigationContext, useRoute } from './router/NavigationContext';

const CreateMacroPage = lazy(() => import('./pages/CreateMacro/CreateMacroPage'));
const TokensPage = lazy(() => import('./pages/Tokens/TokensPage'));
const PrivacyPage = lazy(() => import('./pages/Privacy/PrivacyPage'));
const UsesPage = lazy(() => import('./pages/Uses/UsesPage'));
const EditorPage = lazy(() => import('./pages/Editor/EditorPage'));

interface Props {
  host: Host;
  api: AdminApi;
  navigation: Navigation;
}

export function App({ host, api, navigation }: Props) {
  return (
    <HostContext.Provider value={host}>
      <ApiContext.Provider value={api}>
        <NavigationContext.Provider value={navigation}>
          <main className={styles.page}>
            <LimitsProvider>
              <PageBoundary>
                <Suspense fallback={<Spinner size="large" label="Loading the page" />}>
                  <Page />
                </Suspense>
              </PageBoundary>
            </LimitsProvider>
          </main>
        </NavigationContext.Provider>
      </ApiContext.Provider>
    </HostContext.Provider>
  );
}

function Page() {
  const route = useRoute();
  switch (route.page) {
    case 'list':
      return <MacroListPage filter={route} />;
    case 'create':
      return <CreateMacroPage />;
    case 'tokens':
      return <TokensPage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'uses':
      return <UsesPage key={route.key} macroKey={route.key} />;
    case 'editor':
      return <EditorPage key={route.key} macroKey={route.key} tab={route.tab} />;
  }
}
