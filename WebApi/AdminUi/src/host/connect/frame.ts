import { startFrame } from '../../frame/startFrame';
import { findBridge } from './bridge';
import { connectFrameHost } from './connectFrameHost';

const bridge = findBridge();
bridge?.theming?.initializeTheming();
void startFrame(bridge && connectFrameHost(bridge));
