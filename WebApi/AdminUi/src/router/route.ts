import type { MacroState } from '../api/types';

export const editorTabs = ['template', 'parameters', 'settings'] as const;
export type EditorTab = (typeof editorTabs)[number];

export type Route =
  | { page: 'list'; q: string; state: MacroState | null }
  | { page: 'create' }
  | { page: 'tokens' }
  | { page: 'privacy' }
  | { page: 'uses'; key: string }
  | { page: 'editor'; key: string; tab: EditorTab };

const states: readonly MacroState[] = ['draft', 'published', 'unpublished', 'disabled'];

export const home: Route = { page: 'list', q: '', state: null };

/** Reads the fragment of the address; what is unknown leads to the list. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const [, page, key, tab] = path.split('/');
  if (page === 'create' || page === 'tokens' || page === 'privacy') {
    return { page };
  }
  if (page === 'uses' && key) {
    return { page, key: decode(key) };
  }
  if (page === 'macro' && key) {
    return { page: 'editor', key: decode(key), tab: editorTabs.find((known) => known === tab) ?? 'template' };
  }
  const filter = new URLSearchParams(search);
  return { page: 'list', q: filter.get('q') ?? '', state: readState(filter.get('state')) };
}

/** The fragment that leads to a route. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'create':
      return '#/create';
    case 'tokens':
      return '#/tokens';
    case 'privacy':
      return '#/privacy';
    case 'uses':
      return `#/uses/${encodeURIComponent(route.key)}`;
    case 'editor':
      return `#/macro/${encodeURIComponent(route.key)}/${route.tab}`;
    case 'list': {
      const filter = new URLSearchParams();
      if (route.q) {
        filter.set('q', route.q);
      }
      if (route.state) {
        filter.set('state', route.state);
      }
      return filter.size > 0 ? `#/macros?${filter}` : '#/macros';
    }
  }
}

function readState(text: string | null): MacroState | null {
  return states.find((state) => state === text) ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
