import { vi } from 'vitest';
import type { Host, HostRequest } from '../host/Host';

/** A host that gives a token and answers every request the same way. */
export function fakeHost(answer: () => Promise<string> = () => Promise.resolve('{}')) {
  return {
    site: 'https://one.example',
    authorization: vi.fn(() => Promise.resolve('token')),
    flag: vi.fn(),
    open: vi.fn(),
    theme: vi.fn(() => Promise.resolve()),
    request: vi.fn((_request: HostRequest) => answer()),
  } satisfies Host;
}
