import { afterEach, expect, it, vi } from 'vitest';
import { keepSample, keptSample } from './keptSample';

const typed = { values: { title: 'Hello' }, body: '<p>x</p>' };
const nothing = { values: {}, body: null };

afterEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '?');
});

it('gives back what was kept, macro by macro and site by site', () => {
  history.replaceState(null, '', '?xdm_e=https%3A%2F%2Fone.example');
  keepSample('badge', typed);
  expect(keptSample('badge')).toEqual(typed);
  expect(keptSample('other')).toEqual(nothing);
  history.replaceState(null, '', '?xdm_e=https%3A%2F%2Ftwo.example');
  expect(keptSample('badge')).toEqual(nothing);
});

it.each(['{', 'null', '5', '"x"', '{"values":{"a":5},"body":[]}', '{"values":"x"}'])('takes only texts from %s', (stored) => {
  vi.spyOn(Storage.prototype, 'getItem').mockReturnValue(stored);
  const sample = keptSample('badge');
  expect(sample.body).toBeNull();
  expect(Object.values(sample.values).every((value) => typeof value === 'string')).toBe(true);
});

it('does without storage that the browser denies', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepSample('badge', typed);
  expect(keptSample('badge')).toEqual(nothing);
  vi.unstubAllGlobals();
});
