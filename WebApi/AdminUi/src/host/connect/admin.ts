import { startAdmin } from '../../startAdmin';
import { findBridge } from './bridge';
import { connectHost } from './connectHost';

const bridge = findBridge();
await startAdmin(bridge && connectHost(bridge));
