import { myDataApi } from './api/myData';
import type { Host } from './host/Host';
import { HostContext } from './host/HostContext';
import { MyDataPage } from './pages/MyData/MyDataPage';
import { startPage } from './startPage';

/** The page on which everybody sees what is stored about them; the host's own script calls it. */
export async function startMyData(host: Host | null): Promise<void> {
  await startPage(host, (host, client) => (
    <HostContext.Provider value={host}>
      <MyDataPage api={myDataApi(client)} />
    </HostContext.Provider>
  ));
}
