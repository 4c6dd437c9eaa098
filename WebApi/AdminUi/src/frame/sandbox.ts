import { runSandbox } from './runSandbox';

runSandbox(new URL((document.currentScript as HTMLScriptElement).src).origin);
