import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Navigation } from './Navigation';
import type { Route } from './route';

export const NavigationContext = createContext<Navigation | null>(null);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) {
    throw new Error('There is no navigation around this component.');
  }
  return navigation;
}

/** The route that the address names now. */
export function useRoute(): Route {
  const navigation = useNavigation();
  return useSyncExternalStore(navigation.subscribe, navigation.current);
}
