import { createContext, useContext } from 'react';
import type { AdminApi } from './adminApi';

export const ApiContext = createContext<AdminApi | null>(null);

/** The service behind this page. */
export function useApi(): AdminApi {
  const api = useContext(ApiContext);
  if (!api) {
    throw new Error('There is no API around this component.');
  }
  return api;
}
