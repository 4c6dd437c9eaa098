import { afterEach, expect, it, vi } from 'vitest';
import { findBridge } from './bridge';

afterEach(() => vi.unstubAllGlobals());

it('finds none where all.js did not come, or has no host to ask', () => {
  expect(findBridge()).toBeNull();
  vi.stubGlobal('AP', { theming: { initializeTheming: () => undefined } });
  expect(findBridge()).toBeNull();
});

it('finds that of the page', () => {
  const bridge = { request: () => undefined };
  vi.stubGlobal('AP', bridge);
  expect(findBridge()).toBe(bridge);
});
