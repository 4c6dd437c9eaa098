import { formsApi } from './api/forms';
import type { Host } from './host/Host';
import type { MacroDialog } from './host/MacroDialog';
import { MacroFormPage } from './pages/MacroForm/MacroFormPage';
import { startPage, toldByService } from './startPage';

/** The dialog in which authors fill in a macro; the host's own script calls it. */
export async function startEditor(inside: { host: Host; dialog: MacroDialog } | null): Promise<void> {
  await startPage(
    inside?.host ?? null,
    (host, client) => inside && <MacroFormPage host={host} dialog={inside.dialog} api={formsApi(client)} module={toldByService('usermacro-module')} />,
  );
}
