import { describe, expect, it, vi } from 'vitest';
import { HostRefusal } from '../FrameHost';
import type { ConnectRequest } from './bridge';
import { connectFrameHost } from './connectFrameHost';

function createSut(answer: () => Promise<{ body: string }>) {
  const request = vi.fn((_request: ConnectRequest) => answer());
  let tokens = 0;
  const getLocation = (callback: (address: string) => void) => callback('https://site.example/wiki/spaces/DS/pages/17/Title');
  const resize = vi.fn();
  return { sut: connectFrameHost({ request, resize, getLocation, context: { getToken: (callback) => callback(`t${++tokens}`) } }), request, resize };
}

describe('connectFrameHost', () => {
  it('reads JSON with the rights of the viewer', async () => {
    const { sut, request } = createSut(() => Promise.resolve({ body: 'text' }));

    expect(await sut.read('/rest/api/content/1')).toBe('text');
    expect(request.mock.calls).toEqual([[{ url: '/rest/api/content/1', type: 'GET', headers: { Accept: 'application/json' } }]]);
  });

  it('sends JSON with the rights of the viewer', async () => {
    const { sut, request } = createSut(() => Promise.resolve({ body: 'text' }));

    expect(await sut.send('/rest/api/x', { value: 1 })).toBe('text');
    expect(request.mock.calls).toEqual([
      [{ url: '/rest/api/x', type: 'POST', contentType: 'application/json', data: '{"value":1}', headers: { Accept: 'application/json' } }],
    ]);
  });

  it('says where the page is', async () => {
    expect(await createSut(() => Promise.reject(new Error())).sut.location()).toBe('https://site.example/wiki/spaces/DS/pages/17/Title');
  });

  it('gives the frame its size in pixels', () => {
    const { sut, resize } = createSut(() => Promise.reject(new Error()));
    sut.resize(81, 20);
    expect(resize.mock.calls).toEqual([['81px', '20px']]);
  });

  it('asks for a new token each time', async () => {
    const { sut } = createSut(() => Promise.reject(new Error()));
    expect([await sut.authorization(), await sut.authorization()]).toEqual(['JWT t1', 'JWT t2']);
  });

  it.each([
    [{ xhr: { status: 403 } }, 403],
    [{ xhr: { status: 500 } }, 500],
    [{ xhr: undefined }, 0],
    [new Error('no answer'), 0],
    [undefined, 0],
    [null, 0],
  ])('says with which status %o was refused', async (failure, status) => {
    // The bridge rejects with what it likes.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const { sut } = createSut(() => Promise.reject(failure));
    const refusal = await sut.read('/').catch((refused: unknown) => refused);
    expect(refusal).toBeInstanceOf(HostRefusal);
    expect(refusal).toMatchObject({ status });
  });
});
