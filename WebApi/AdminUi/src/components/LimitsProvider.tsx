import { useCallback, useMemo, type ReactNode } from 'react';
import { useApi } from '../api/ApiContext';
import { useLoaded } from '../api/useLoaded';
import { LimitsContext, limitsFrom } from '../api/useLimits';

/** Reads the service's limits for the pages inside, which are shown at once. */
export function LimitsProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const { value } = useLoaded(useCallback((signal: AbortSignal) => api.limits.list(signal), [api]));
  return <LimitsContext.Provider value={useMemo(() => limitsFrom(value), [value])}>{children}</LimitsContext.Provider>;
}
