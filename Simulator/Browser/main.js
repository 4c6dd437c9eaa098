import { mountAll } from './frames.js';
import { defineModules } from './modules.js';
import { provideDialogs } from './dialogs.js';
import { provideFlags } from './flags.js';
import { startTheme } from './theme.js';
import { startEditor } from './editor.js';

startTheme();
provideFlags();
provideDialogs();
defineModules();
mountAll(document);
startEditor();
