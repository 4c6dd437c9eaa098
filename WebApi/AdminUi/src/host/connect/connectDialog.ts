import type { DialogBridge } from './bridge';
import type { MacroDialog } from '../MacroDialog';

/** The macro editor dialog of an Atlassian Connect host. */
export function connectDialog(bridge: DialogBridge): MacroDialog {
  return {
    read: () => new Promise((resolve) => bridge.confluence.getMacroData((values) => resolve(values ?? {}))),
    save: async (values) => {
      await bridge.confluence.saveMacro(values);
      bridge.confluence.closeMacroEditor();
    },
    onSubmit: (submit) => {
      bridge.dialog.disableCloseOnSubmit();
      bridge.events.on('dialog.submit', submit);
    },
  };
}
