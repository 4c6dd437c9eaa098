import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Navigation } from './Navigation';

/** A window with an address and nothing else; its events come when they are told to. */
class Address extends EventTarget {
  readonly location = { hash: '#/macros' };
  readonly pushed: string[] = [];
  readonly history = {
    replaceState: (_: unknown, __: string, hash: string) => (this.location.hash = hash),
    pushState: (_: unknown, __: string, hash: string) => {
      this.pushed.push(hash);
      this.location.hash = hash;
    },
  };

  async change(hash: string): Promise<void> {
    this.location.hash = hash;
    this.dispatchEvent(new Event('hashchange'));
    await vi.advanceTimersByTimeAsync(0);
  }
}

describe('Navigation', () => {
  let address: Address;
  let sut: Navigation;

  beforeEach(() => {
    vi.useFakeTimers();
    address = new Address();
    sut = new Navigation(address as unknown as Window);
  });
  afterEach(() => vi.useRealTimers());

  it('follows the address and tells who listens', async () => {
    const listener = vi.fn();
    const stop = sut.subscribe(listener);

    await address.change('#/create');
    stop();
    await address.change('#/macros');

    expect(sut.current()).toEqual({ page: 'list', q: '', state: null });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('stays and restores the address when the guard says no', async () => {
    await address.change('#/macro/a/template');
    sut.guard(() => Promise.resolve(false));

    await address.change('#/macros');

    expect(sut.current()).toMatchObject({ page: 'editor', key: 'a' });
    expect(address.pushed).toEqual(['#/macro/a/template']);
  });

  it('asks the guard with the route to go to, and no longer once it is gone', async () => {
    const guard = vi.fn(() => Promise.resolve(true));
    const release = sut.guard(guard);

    await address.change('#/create');
    release();
    await address.change('#/macros');

    expect(guard.mock.calls).toEqual([[{ page: 'create' }]]);
    expect(sut.current().page).toBe('list');
  });

  it('replaces the address without asking', () => {
    const guard = vi.fn(() => Promise.resolve(false));
    sut.guard(guard);

    sut.replace({ page: 'list', q: 'x', state: null });

    expect(address.location.hash).toBe('#/macros?q=x');
    expect(sut.current()).toMatchObject({ q: 'x' });
    expect(guard).not.toHaveBeenCalled();
  });

  it('goes where the address went last while the guard was asked', async () => {
    const answers: ((leave: boolean) => void)[] = [];
    sut.guard(() => new Promise((resolve) => answers.push(resolve)));

    await address.change('#/create');
    await address.change('#/macro/b/template');
    answers.forEach((answer) => answer(true));
    await vi.advanceTimersByTimeAsync(0);

    expect(sut.current()).toMatchObject({ page: 'editor', key: 'b' });
  });
});
