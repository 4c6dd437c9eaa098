import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Copies } from './macroCopies';
import { sharedCopies } from './sharedCopies';

/** Channels that hand messages over at once, to all others of a name. */
class FakeChannel extends EventTarget {
  static all: FakeChannel[] = [];
  constructor(readonly name: string) {
    super();
    FakeChannel.all.push(this);
  }
  postMessage(data: unknown) {
    FakeChannel.all.filter((other) => other !== this && other.name === this.name).forEach((other) => other.dispatchEvent(new MessageEvent('message', { data })));
  }
  close() {
    FakeChannel.all = FakeChannel.all.filter((other) => other !== this);
  }
}

/** One lock after the other; `release` ends the frame that holds it. */
class FakeLocks {
  private waiting: { name: string; signal: AbortSignal; run: () => unknown }[] = [];
  private held = new Set<string>();
  request = vi.fn((name: string, { signal }: { signal: AbortSignal }, run: () => unknown) => {
    this.waiting.push({ name, signal, run });
    this.grant(name);
    return Promise.resolve();
  });
  release(name: string) {
    this.held.delete(name);
    this.grant(name);
  }
  private grant(name: string) {
    const next = this.held.has(name) ? undefined : this.waiting.find((request) => request.name === name && !request.signal.aborted);
    if (next) {
      this.waiting = this.waiting.filter((request) => request !== next);
      this.held.add(name);
      next.run();
    }
  }
}

const uses = [{ name: 'box', id: 'm', localId: '', parameters: {}, body: 'a' }];
let locks: FakeLocks;

beforeEach(() => {
  FakeChannel.all = [];
  locks = new FakeLocks();
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('navigator', { locks });
});

afterEach(() => vi.unstubAllGlobals());

describe('sharedCopies', () => {
  it('reads the page once for thirty frames', async () => {
    const read = vi.fn(() => Promise.resolve<Copies>(new Map([['m-7', uses]])));
    const answers = await Promise.all(Array.from({ length: 30 }, (_, number) => sharedCopies('page', `m-${number}`, read)));

    expect(read).toHaveBeenCalledTimes(1);
    expect(answers.filter(Boolean)).toEqual([uses]);
    expect(await sharedCopies('page', 'm-7', read)).toEqual(uses);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('shares nothing with frames of another name', async () => {
    const other = vi.fn(() => Promise.resolve<Copies>(new Map()));
    await sharedCopies('page', 'm-1', () => Promise.resolve(new Map([['m-1', uses]])));
    expect(await sharedCopies('other', 'm-1', other)).toBeUndefined();
    expect(other).toHaveBeenCalledTimes(1);
  });

  it('reads again when the frame that asked is gone', async () => {
    void sharedCopies('page', 'm-1', () => new Promise(() => undefined));
    const waiting = sharedCopies('page', 'm-1', () => Promise.resolve(new Map([['m-1', uses]])));
    locks.release('um-page');
    expect(await waiting).toEqual(uses);
  });

  it('reads by itself where frames cannot talk', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    expect(await sharedCopies('page', 'm-1', () => Promise.resolve(new Map([['m-1', null]])))).toBeNull();
  });
});
