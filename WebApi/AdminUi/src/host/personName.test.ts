import { expect, it } from 'vitest';
import { fakeHost } from '../testing/fakeHost';
import { personName } from './personName';

it('asks once for each account', async () => {
  const host = fakeHost(() => Promise.resolve('{"displayName":"Alana"}'));

  expect(await Promise.all([personName(host, 'a/1'), personName(host, 'a/1')])).toEqual(['Alana', 'Alana']);
  expect(host.request.mock.calls.map(([{ path }]) => path)).toEqual(['/rest/api/user?accountId=a%2F1']);
});

it('has a name for who is not known', async () => {
  expect(await personName(fakeHost(() => Promise.reject(new Error('404'))), 'a')).toBe('an unknown user');
});
