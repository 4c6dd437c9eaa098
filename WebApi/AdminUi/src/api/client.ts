import type { Host } from '../host/Host';
import { plainProblem, readProblem, type Problem } from './problem';

export type ApiResult<T> = { ok: true; value: T; etag: number | null } | { ok: false; problem: Problem };

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's address, with a leading slash. */
  path: string;
  json?: unknown;
  /** The number of the draft that a change was made on. */
  ifMatch?: number;
  signal?: AbortSignal;
}

export interface ApiClient {
  /** Sends one request; what goes wrong comes back as a value. */
  send<T>(request: ApiRequest): Promise<ApiResult<T>>;
}

const timeout = 30_000;

/** Every request carries a token of its own; one that is refused is repeated once with a new one. */
export function createApiClient(host: Pick<Host, 'authorization'>, address: string, fetch: typeof window.fetch): ApiClient {
  async function attempt(request: ApiRequest): Promise<Response> {
    const authorization = await host.authorization();
    const limit = AbortSignal.timeout(timeout);
    return fetch(address + request.path, {
      method: request.method,
      headers: headersOf(request, authorization),
      signal: request.signal ? AbortSignal.any([request.signal, limit]) : limit,
      ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
    });
  }

  async function send<T>(request: ApiRequest): Promise<ApiResult<T>> {
    try {
      let response = await attempt(request);
      if (response.status === 401) {
        response = await attempt(request);
      }
      const etag = readEtag(response.headers.get('ETag'));
      const body = await readJson(response);
      return response.ok
        ? { ok: true, value: body as T, etag }
        : { ok: false, problem: readProblem(response.status, body, etag) };
    } catch {
      return { ok: false, problem: plainProblem(request.signal?.aborted ? 'aborted' : 'offline') };
    }
  }

  return { send };
}

function headersOf(request: ApiRequest, authorization: string): Record<string, string> {
  return {
    Accept: 'application/json',
    Authorization: authorization,
    ...(request.json === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(request.ifMatch === undefined ? {} : { 'If-Match': `"${request.ifMatch}"` }),
  };
}

function readEtag(text: string | null): number | null {
  const digits = text?.match(/^"(\d+)"$/)?.[1];
  return digits === undefined ? null : Number(digits);
}

async function readJson(response: Response): Promise<unknown> {
  if (!response.headers.get('Content-Type')?.includes('json')) {
    return null;
  }
  return (await response.json()) as unknown;
}
