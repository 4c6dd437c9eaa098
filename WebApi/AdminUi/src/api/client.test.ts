import { describe, expect, it, vi } from 'vitest';
import { createApiClient } from './client';

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

function createSut(...answers: (Response | Error)[]) {
  let tokens = 0;
  const authorization = vi.fn(() => Promise.resolve(`token-${++tokens}`));
  const fetch = vi.fn((_url: string, _init: RequestInit) => {
    const next = answers.shift() ?? new Error('No answer is left.');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  const sut = createApiClient({ authorization }, 'https://app.example/api/v1', fetch as unknown as typeof window.fetch);
  const headersOf = (call: number) => fetch.mock.calls[call]?.[1].headers as Record<string, string>;
  return { sut, fetch, authorization, headersOf };
}

describe('createApiClient', () => {
  it('sends a fresh token with every request', async () => {
    const { sut, fetch, headersOf } = createSut(answer(200, {}), answer(200, {}));

    await sut.send({ method: 'GET', path: '/macros' });
    await sut.send({ method: 'GET', path: '/macros' });

    expect(fetch.mock.calls[0]?.[0]).toBe('https://app.example/api/v1/macros');
    expect([headersOf(0).Authorization, headersOf(1).Authorization]).toEqual(['token-1', 'token-2']);
  });

  it('reads value and number of the draft', async () => {
    const { sut } = createSut(answer(200, { key: 'a' }, { ETag: '"12"' }));

    expect(await sut.send({ method: 'GET', path: '/macros/a' })).toEqual({ ok: true, value: { key: 'a' }, etag: 12 });
  });

  it('sends a change as JSON on the draft it was made on', async () => {
    const { sut, fetch, headersOf } = createSut(answer(200, {}));

    await sut.send({ method: 'PUT', path: '/macros/a/draft', json: { name: 'A' }, ifMatch: 7 });

    expect(headersOf(0)).toMatchObject({ 'Content-Type': 'application/json', 'If-Match': '"7"' });
    expect(fetch.mock.calls[0]?.[1].body).toBe('{"name":"A"}');
  });

  it('repeats a refused request once with a new token', async () => {
    const { sut, headersOf, fetch } = createSut(answer(401), answer(200, { ok: 1 }));

    const result = await sut.send({ method: 'GET', path: '/macros' });

    expect(result.ok).toBe(true);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(headersOf(1).Authorization).toBe('token-2');
  });

  it('gives up when the second token is refused as well', async () => {
    const { sut, fetch } = createSut(answer(401), answer(401), answer(200, {}));

    const result = await sut.send({ method: 'GET', path: '/macros' });

    expect(result).toMatchObject({ ok: false, problem: { kind: 'unauthorized' } });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('takes an answer without content', async () => {
    const { sut } = createSut(answer(204));

    expect(await sut.send({ method: 'DELETE', path: '/macros/a' })).toEqual({ ok: true, value: null, etag: null });
  });

  it.each([new TypeError('Failed to fetch'), answer(200, undefined, { 'Content-Type': 'application/json' })])(
    'turns what breaks on the way into a value',
    async (broken) => {
      const { sut } = createSut(broken);

      expect(await sut.send({ method: 'GET', path: '/macros' })).toMatchObject({ ok: false, problem: { kind: 'offline' } });
    },
  );

  it('turns a host that gives no token into a value', async () => {
    const { sut, authorization, fetch } = createSut();
    authorization.mockRejectedValue(new Error('no'));

    expect(await sut.send({ method: 'GET', path: '/macros' })).toMatchObject({ ok: false, problem: { kind: 'offline' } });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('tells a request that was given up from one that failed', async () => {
    const { sut } = createSut(new DOMException('gone', 'AbortError'));
    const abort = new AbortController();
    abort.abort();

    expect(await sut.send({ method: 'GET', path: '/macros', signal: abort.signal })).toMatchObject({ ok: false, problem: { kind: 'aborted' } });
  });
});
