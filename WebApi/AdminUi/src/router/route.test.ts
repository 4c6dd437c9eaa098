import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from './route';

describe('parseRoute', () => {
  it.each<[string, Route]>([
    ['', { page: 'list', q: '', state: null }],
    ['#', { page: 'list', q: '', state: null }],
    ['#/macros', { page: 'list', q: '', state: null }],
    ['#/macros?q=a%20b&state=draft', { page: 'list', q: 'a b', state: 'draft' }],
    ['#/macros?state=gone', { page: 'list', q: '', state: null }],
    ['#/create', { page: 'create' }],
    ['#/macro/status-badge/parameters', { page: 'editor', key: 'status-badge', tab: 'parameters' }],
    ['#/macro/status-badge', { page: 'editor', key: 'status-badge', tab: 'template' }],
    ['#/macro/status-badge/unheard-of', { page: 'editor', key: 'status-badge', tab: 'template' }],
    ['#/tokens', { page: 'tokens' }],
    ['#/uses/status-badge', { page: 'uses', key: 'status-badge' }],
    ['#/uses/', { page: 'list', q: '', state: null }],
    ['#/macro/', { page: 'list', q: '', state: null }],
    ['#/macro/%E0%A4%A', { page: 'editor', key: '%E0%A4%A', tab: 'template' }],
    ['#/elsewhere', { page: 'list', q: '', state: null }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});

describe('formatRoute', () => {
  it.each<Route>([
    { page: 'list', q: '', state: null },
    { page: 'tokens' },
    { page: 'uses', key: 'a/b' },
    { page: 'list', q: 'über & #?', state: 'published' },
    { page: 'create' },
    { page: 'editor', key: 'a/b?c#d', tab: 'settings' },
  ])('leads back to %j', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });
});
