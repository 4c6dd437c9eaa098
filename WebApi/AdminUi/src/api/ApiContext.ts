import { createContext, useContext } from 'react';
import type { MacrosApi } from './macros';

export const ApiContext = createContext<MacrosApi | null>(null);

/** The service behind this page. */
export function useApi(): MacrosApi {
  const api = useContext(ApiContext);
  if (!api) {
    throw new Error('There is no API around this component.');
  }
  return api;
}
