import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectBridge, ConnectRequest } from './bridge';
import { connectHost } from './connectHost';

function createBridge(answer: () => Promise<{ body: string }> = () => Promise.resolve({ body: '{}' })) {
  const request = vi.fn((_request: ConnectRequest) => answer());
  const create = vi.fn();
  let token = 0;
  const bridge: ConnectBridge = {
    context: { getToken: (callback) => callback(`t${++token}`) },
    flag: { create },
    getLocation: vi.fn(),
    resize: vi.fn(),
    request,
  };
  return { bridge, request, create };
}

describe('connectHost', () => {
  afterEach(() => {
    vi.useRealTimers();
    history.replaceState(null, '', '?');
  });

  it('asks for a new token each time', async () => {
    const sut = connectHost(createBridge().bridge);
    expect([await sut.authorization(), await sut.authorization()]).toEqual(['JWT t1', 'JWT t2']);
  });

  it('gives up on a host that does not answer', async () => {
    vi.useFakeTimers();
    const { bridge } = createBridge();
    const token = connectHost({ ...bridge, context: { getToken: () => undefined } }).authorization();
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

  it('sends requests as JSON with the rights of the person', async () => {
    const { bridge, request } = createBridge(() => Promise.resolve({ body: 'answer' }));
    const sut = connectHost(bridge);

    expect(await sut.request({ method: 'POST', path: '/rest/api/x', json: { a: 1 } })).toBe('answer');
    await sut.request({ method: 'GET', path: '/rest/api/y' });

    expect(request.mock.calls).toEqual([
      [{ url: '/rest/api/x', type: 'POST', contentType: 'application/json', data: '{"a":1}' }],
      [{ url: '/rest/api/y', type: 'GET' }],
    ]);
  });

  it('passes on that the host refuses', async () => {
    const { bridge } = createBridge(() => Promise.reject(new Error('404')));
    await expect(connectHost(bridge).request({ method: 'GET', path: '/' })).rejects.toThrow('404');
  });

  it('opens pages in tabs that know nothing of this one', () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    connectHost(createBridge().bridge).open('https://one.example/');
    expect(open.mock.calls).toEqual([['https://one.example/', '_blank', 'noopener']]);
  });

  it('tells sites apart by the address that Confluence gives the frame', () => {
    history.replaceState(null, '', '?xdm_e=https%3A%2F%2Fone.example');
    expect(connectHost(createBridge().bridge).site).toBe('https://one.example');
    history.replaceState(null, '', '?');
    expect(connectHost(createBridge().bridge).site).toBe('');
  });
});
