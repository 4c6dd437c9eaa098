import { adminApi } from './api/adminApi';
import { App } from './App';
import type { Host } from './host/Host';
import { Navigation } from './router/Navigation';
import { startPage } from './startPage';

/** The administration; the host's own script calls it. */
export async function startAdmin(host: Host | null): Promise<void> {
  await startPage(host, (host, client) => <App host={host} api={adminApi(client)} navigation={new Navigation(window)} />);
}
