import { vi } from 'vitest';
import { HostRefusal, type FrameHost } from '../host/FrameHost';

/** A frame's host that answers by path, with an object as JSON; what has no answer is refused with 404. */
export function fakeFrameHost(answers: Record<string, unknown> = {}) {
  const answerTo = (path: string) => {
    const answer = answers[path];
    if (answer === undefined || answer instanceof Error) {
      return Promise.reject(answer ?? new HostRefusal(404));
    }
    return Promise.resolve(typeof answer === 'string' ? answer : JSON.stringify(answer));
  };
  return {
    authorization: vi.fn(() => Promise.resolve('JWT t')),
    location: vi.fn(() => Promise.resolve('https://site.example/wiki/spaces/DS/pages/17/Title')),
    open: vi.fn(),
    resize: vi.fn(),
    read: vi.fn(answerTo),
    send: vi.fn((path: string, _json: unknown) => answerTo(path)),
  } satisfies FrameHost;
}
