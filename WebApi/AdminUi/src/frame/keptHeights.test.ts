import { afterEach, expect, it, vi } from 'vitest';
import { keepHeight, keptHeight } from './keptHeights';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  history.replaceState(null, '', '/');
});

function use(macro: string) {
  history.replaceState(null, '', `/connect/render/badge?macro.id=${macro}`);
}

it('keeps heights use by use', () => {
  use('a');
  keepHeight(10);
  use('b');
  expect(keptHeight()).toBe(0);
  keepHeight(20);
  keepHeight(21);
  expect(keptHeight()).toBe(21);
  use('a');
  expect(keptHeight()).toBe(10);
});

it('forgets the oldest', () => {
  for (let macro = 0; macro < 300; macro++) {
    use(`m${macro}`);
    keepHeight(macro + 1);
  }
  use('m0');
  expect(keptHeight()).toBe(0);
  use('m299');
  expect(keptHeight()).toBe(300);
  expect(Object.keys(JSON.parse(localStorage.getItem('um-heights') ?? '{}') as object).length).toBe(201);
});

it.each(['{', 'null', '0', '[]', '"x"'])('knows nothing from %s, and keeps all the same', (stored) => {
  localStorage.setItem('um-heights', stored);
  expect(keptHeight()).toBe(0);
  keepHeight(30);
  expect(keptHeight()).toBe(30);
});

it('does without storage that the browser denies', () => {
  vi.stubGlobal('localStorage', undefined);
  keepHeight(10);
  expect(keptHeight()).toBe(0);
});
