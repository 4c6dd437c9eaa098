import { startMyData } from '../../startMyData';
import { findBridge } from './bridge';
import { connectHost } from './connectHost';

const bridge = findBridge();
await startMyData(bridge && connectHost(bridge));
