import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectBridge } from './connectBridge';
import { connectHost } from './connectHost';
import { personName } from './personName';
import { storageToView } from './storageToView';

function createBridge(answer: () => Promise<{ body: string }> = () => Promise.resolve({ body: '{}' })) {
  const request = vi.fn((_request: { url: string; type: string; data?: string; contentType?: string }) => answer());
  const create = vi.fn();
  let token = 0;
  const bridge: ConnectBridge = {
    context: { getToken: (callback) => callback(`t${++token}`) },
    flag: { create },
    request,
  };
  return { bridge, request, create };
}

describe('connectHost', () => {
  afterEach(() => vi.useRealTimers());

  it('asks for a new token each time', async () => {
    const sut = connectHost(createBridge().bridge);
    expect([await sut.getToken(), await sut.getToken()]).toEqual(['t1', 't2']);
  });

  it('gives up on a host that does not answer', async () => {
    vi.useFakeTimers();
    const { bridge } = createBridge();
    const token = connectHost({ ...bridge, context: { getToken: () => undefined } }).getToken();
    const refused = expect(token).rejects.toThrow('token');
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
  });

  it('lets errors stand until they are closed', () => {
    const { bridge, create } = createBridge();
    const sut = connectHost(bridge);
    sut.flag({ title: 'T', kind: 'error' });
    sut.flag({ title: 'T', body: 'B', kind: 'success' });
    expect(create.mock.calls).toEqual([
      [{ title: 'T', body: '', type: 'error', close: 'manual' }],
      [{ title: 'T', body: 'B', type: 'success', close: 'auto' }],
    ]);
  });
});

describe('storageToView', () => {
  it('asks Confluence to convert', async () => {
    const { bridge, request } = createBridge(() => Promise.resolve({ body: '{"value":"<p/>"}' }));

    expect(await storageToView(connectHost(bridge), '<ac:x/>')).toBe('<p/>');
    expect(request.mock.calls[0]?.[0]).toEqual({
      url: '/rest/api/contentbody/convert/view',
      type: 'POST',
      contentType: 'application/json',
      data: '{"value":"<ac:x/>","representation":"storage"}',
    });
  });

  it.each(['{}', 'null', 'no json', '{"value":1}'])('takes %s as a refusal', async (body) => {
    expect(await storageToView(connectHost(createBridge(() => Promise.resolve({ body })).bridge), 'x')).toBeNull();
  });
});

describe('personName', () => {
  it('asks once for each account', async () => {
    const { bridge, request } = createBridge(() => Promise.resolve({ body: '{"displayName":"Alana"}' }));
    const host = connectHost(bridge);

    expect(await Promise.all([personName(host, 'a/1'), personName(host, 'a/1')])).toEqual(['Alana', 'Alana']);
    expect(request.mock.calls.map(([{ url }]) => url)).toEqual(['/rest/api/user?accountId=a%2F1']);
  });

  it('has a name for who is not known', async () => {
    const { bridge } = createBridge(() => Promise.reject(new Error('404')));
    expect(await personName(connectHost(bridge), 'a')).toBe('an unknown user');
  });
});
