import { expect, it } from 'vitest';
import { fakeHost } from '../testing/fakeHost';
import { storageToView } from './storageToView';

it('asks Confluence to convert', async () => {
  const host = fakeHost(() => Promise.resolve('{"value":"<p/>"}'));

  expect(await storageToView(host, '<ac:x/>')).toBe('<p/>');
  expect(host.request.mock.calls[0]?.[0]).toEqual({
    method: 'POST',
    path: '/rest/api/contentbody/convert/view',
    json: { value: '<ac:x/>', representation: 'storage' },
  });
});

it.each(['{}', 'null', 'no json', '{"value":1}'])('takes %s as a refusal', async (body) => {
  expect(await storageToView(fakeHost(() => Promise.resolve(body)), 'x')).toBeNull();
});
