import { createContext, useContext } from 'react';
import type { LimitList } from './types';

/** Says the value of a limit by its name. Undefined while they are loading or when they cannot be read: then the service alone refuses. */
export type LimitOf = (name: string) => number | undefined;

export function limitsFrom(list: LimitList | null): LimitOf {
  const values = new Map(list?.items.map(({ name, value }) => [name, value]));
  return (name) => values.get(name);
}

export const LimitsContext = createContext<LimitOf>(() => undefined);

/** The service's limits, read once for the whole page. */
export function useLimits(): LimitOf {
  return useContext(LimitsContext);
}
