import { afterEach, expect, it, vi } from 'vitest';
import { keepSample, keptSample } from './keptSample';

const typed = { values: { title: 'Hello' }, body: '<p>x</p>' };
const nothing = { values: {}, body: null };

const site = 'https://one.example';

afterEach(() => sessionStorage.clear());

it('gives back what was kept, macro by macro and site by site', () => {
  keepSample(site, 'badge', typed);
  expect(keptSample(site, 'badge')).toEqual(typed);
  expect(keptSample(site, 'other')).toEqual(nothing);
  expect(keptSample('https://two.example', 'badge')).toEqual(nothing);
});

it.each(['{', 'null', '5', '"x"', '{"values":{"a":5},"body":[]}', '{"values":"x"}'])('takes only texts from %s', (stored) => {
  vi.spyOn(Storage.prototype, 'getItem').mockReturnValue(stored);
  const sample = keptSample(site, 'badge');
  expect(sample.body).toBeNull();
  expect(Object.values(sample.values).every((value) => typeof value === 'string')).toBe(true);
});

it('does without storage that the browser denies', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepSample(site, 'badge', typed);
  expect(keptSample(site, 'badge')).toEqual(nothing);
  vi.unstubAllGlobals();
});
