import { startEditor } from '../../startEditor';
import { findBridge } from './bridge';
import { connectDialog } from './connectDialog';
import { connectHost } from './connectHost';

const bridge = findBridge();
await startEditor(bridge && { host: connectHost(bridge), dialog: connectDialog(bridge) });
