import { createContext, useContext } from 'react';
import type { Host } from './Host';

export const HostContext = createContext<Host | null>(null);

/** The product that shows this page. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) {
    throw new Error('There is no host around this component.');
  }
  return host;
}
