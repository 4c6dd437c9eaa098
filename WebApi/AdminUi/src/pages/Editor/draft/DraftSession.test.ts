import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiResult } from '../../../api/client';
import { plainProblem, type Problem } from '../../../api/problem';
import type { MacroDefinition, MacroDetails, RevisionHeader } from '../../../api/types';
import { newDefinition } from '../../../macro/definition';
import { DraftSession, retryDelay, saveDelay } from './DraftSession';

const header: RevisionHeader = { number: 1, author: 'a', publishedAt: '2026-11-23T12:00:00Z', note: '', hash: 'h', restoredFrom: null, approval: null };

function details(number: number, definition: MacroDefinition = newDefinition('A', '', 'none', 'framed')): MacroDetails {
  return {
    key: 'a',
    state: 'draft',
    draft: { number, definition, editedBy: 'me', editedAt: '2026-11-23T12:00:00Z', diagnostics: [] },
    published: null,
    hasUnpublishedChanges: true,
    approval: null,
    slowed: null,
    quarantine: null,
    quarantinedPosts: 0,
  };
}

const done = <T>(value: T, etag: number | null = null): ApiResult<T> => ({ ok: true, value, etag });
const refused = (problem: Problem): ApiResult<never> => ({ ok: false, problem });

function createSut() {
  let number = 1;
  const saveDraft = vi.fn((_key: string, definition: MacroDefinition, _on: number): Promise<ApiResult<MacroDetails>> =>
    Promise.resolve(done(details(++number, definition), number)),
  );
  const publish = vi.fn((_key: string, _note: string, _on: number): Promise<ApiResult<RevisionHeader>> => Promise.resolve(done(header)));
  const read = vi.fn((): Promise<ApiResult<MacroDetails>> => Promise.resolve(done(details(9, { ...details(9).draft.definition, template: 'theirs' }))));
  const request = { requestedBy: 'me', requestedAt: '2026-11-23T12:00:00Z', note: 'n', rejection: null };
  const requestApproval = vi.fn((): Promise<ApiResult<MacroDetails>> => Promise.resolve(done({ ...details(number), approval: request })));
  const withdrawApproval = vi.fn((): Promise<ApiResult<MacroDetails>> => Promise.resolve(done(details(number))));
  const approve = vi.fn((): Promise<ApiResult<RevisionHeader>> => Promise.resolve(done(header)));
  const reject = vi.fn((_key: string, comment: string): Promise<ApiResult<MacroDetails>> =>
    Promise.resolve(done({ ...details(number), approval: { ...request, rejection: { by: 'you', at: '2026-11-23T13:00:00Z', comment } } })),
  );
  const sut = new DraftSession({ saveDraft, publish, read, requestApproval, withdrawApproval, approve, reject }, details(1));
  return { sut, saveDraft, publish, read, requestApproval };
}

/** A save that ends when it is told to. */
function held(saveDraft: ReturnType<typeof createSut>['saveDraft']) {
  const end: ((result: ApiResult<MacroDetails>) => void)[] = [];
  saveDraft.mockImplementationOnce(() => new Promise((resolve) => end.push(resolve)));
  return (result: ApiResult<MacroDetails>) => end.shift()?.(result);
}

describe('DraftSession', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('saves once when typing has paused, on the number it was made on', async () => {
    const { sut, saveDraft } = createSut();

    sut.edit({ template: 'x' });
    await vi.advanceTimersByTimeAsync(saveDelay - 1);
    sut.edit({ template: 'xy' });
    await vi.advanceTimersByTimeAsync(saveDelay - 1);
    expect(saveDraft).not.toHaveBeenCalled();
    expect(sut.current().saveState).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(1);

    expect(saveDraft.mock.calls.map(([key, { template }, on]) => [key, template, on])).toEqual([['a', 'xy', 1]]);
    expect(sut.current()).toMatchObject({ saveState: 'saved', number: 2 });
  });

  it('saves what was typed during a save on the number of that save', async () => {
    const { sut, saveDraft } = createSut();
    const end = held(saveDraft);

    sut.edit({ template: 'x' });
    await vi.advanceTimersByTimeAsync(saveDelay);
    sut.edit({ template: 'xy' });
    expect(sut.current().saveState).toBe('saving');
    end(done(details(5)));
    await vi.advanceTimersByTimeAsync(0);
    expect(sut.current()).toMatchObject({ saveState: 'unsaved', definition: { template: 'xy' } });
    await vi.advanceTimersByTimeAsync(saveDelay);

    expect(saveDraft.mock.calls.map(([, { template }, on]) => [template, on])).toEqual([
      ['x', 1],
      ['xy', 5],
    ]);
    expect(sut.current().saveState).toBe('saved');
  });

  it('flushes at once, waits for the save under way and then for the rest', async () => {
    const { sut, saveDraft } = createSut();
    const end = held(saveDraft);

    sut.edit({ template: 'x' });
    const first = sut.flush();
    await vi.advanceTimersByTimeAsync(0);
    sut.edit({ template: 'xy' });
    const second = sut.flush();
    expect(saveDraft).toHaveBeenCalledTimes(1);
    end(done(details(5)));

    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(saveDraft.mock.calls.map(([, { template }, on]) => [template, on])).toEqual([
      ['x', 1],
      ['xy', 5],
    ]);
  });

  it('saves before it asks for approval, and shows what is decided', async () => {
    const { sut, saveDraft, requestApproval } = createSut();

    sut.edit({ template: 'x' });
    expect(await sut.requestApproval('n')).toBeNull();
    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(requestApproval).toHaveBeenCalledWith('a', 'n', 2);
    expect(sut.current().approval).toMatchObject({ note: 'n', rejection: null });

    expect(await sut.decide('reject', 'no')).toBeNull();
    expect(sut.current().approval?.rejection).toMatchObject({ comment: 'no' });
    expect(await sut.decide('withdraw', '')).toBeNull();
    expect(sut.current().approval).toBeNull();
    expect(await sut.decide('approve', '')).toBeNull();
    expect(sut.current()).toMatchObject({ macroState: 'published', approval: null });
  });

  it('forgets a request for approval when a new draft is stored', async () => {
    const { sut } = createSut();
    await sut.requestApproval('n');

    sut.edit({ template: 'x' });
    await sut.flush();

    expect(sut.current().approval).toBeNull();
  });

  it('flushes nothing when nothing has changed', async () => {
    const { sut, saveDraft } = createSut();

    expect(await sut.flush()).toBe(true);
    expect(saveDraft).not.toHaveBeenCalled();
  });

  it('goes on with the new number when the template has errors but the draft is kept', async () => {
    const { sut, saveDraft } = createSut();
    const diagnostics = [{ severity: 'error' as const, code: 'x', message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 }];
    saveDraft.mockResolvedValueOnce(refused({ ...plainProblem('invalid'), draftKept: true, diagnostics, etag: 7 }));

    sut.edit({ template: '{{' });

    expect(await sut.flush()).toBe(true);
    expect(sut.current()).toMatchObject({ saveState: 'saved', number: 7, diagnostics, problem: null });
  });

  it('waits for a correction when a field is refused', async () => {
    const { sut, saveDraft } = createSut();
    saveDraft.mockResolvedValueOnce(refused({ ...plainProblem('invalid'), errors: { name: ['n'] } }));

    sut.edit({ name: '' });
    expect(await sut.flush()).toBe(false);
    await vi.advanceTimersByTimeAsync(retryDelay * 3);
    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(sut.current()).toMatchObject({ saveState: 'refused', problem: { errors: { name: ['n'] } } });

    sut.edit({ name: 'B' });
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(sut.current()).toMatchObject({ saveState: 'saved', problem: null });
  });

  it('tries again after a failure that may pass', async () => {
    const { sut, saveDraft } = createSut();
    saveDraft.mockResolvedValueOnce(refused(plainProblem('offline')));

    sut.edit({ template: 'x' });
    await vi.advanceTimersByTimeAsync(saveDelay);
    expect(sut.current()).toMatchObject({ saveState: 'failed', problem: { kind: 'offline' } });
    await vi.advanceTimersByTimeAsync(retryDelay);

    expect(sut.current()).toMatchObject({ saveState: 'saved', problem: null });
  });

  it('stops at a conflict and shows the other draft', async () => {
    const { sut, saveDraft } = createSut();
    saveDraft.mockResolvedValueOnce(refused(plainProblem('stale')));

    sut.edit({ template: 'mine' });
    expect(await sut.flush()).toBe(false);
    sut.edit({ template: 'mine too' });
    await vi.advanceTimersByTimeAsync(saveDelay * 3);

    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(sut.current()).toMatchObject({ saveState: 'conflict', theirs: { number: 9 }, definition: { template: 'mine too' } });
  });

  it('stores mine over theirs when told to', async () => {
    const { sut, saveDraft } = createSut();
    saveDraft.mockResolvedValueOnce(refused(plainProblem('stale')));
    sut.edit({ template: 'mine' });
    await sut.flush();

    expect(await sut.keepMine()).toBe(true);

    expect(saveDraft.mock.lastCall?.[1].template).toBe('mine');
    expect(saveDraft.mock.lastCall?.[2]).toBe(9);
    expect(sut.current()).toMatchObject({ saveState: 'saved', theirs: null });
  });

  it('goes on with theirs when told to', async () => {
    const { sut, saveDraft } = createSut();
    saveDraft.mockResolvedValueOnce(refused(plainProblem('stale')));
    sut.edit({ template: 'mine' });
    await sut.flush();

    sut.takeTheirs();
    sut.edit({ name: 'B' });
    await sut.flush();

    expect(saveDraft.mock.lastCall?.slice(1)).toMatchObject([{ name: 'B', template: 'theirs' }, 9]);
  });

  it('publishes what is stored, after storing the rest', async () => {
    const { sut, saveDraft, publish } = createSut();
    sut.edit({ template: 'x' });

    expect(await sut.publish('why')).toBeNull();

    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(publish.mock.calls).toEqual([['a', 'why', 2]]);
    expect(sut.current()).toMatchObject({ macroState: 'published', published: header, hasUnpublishedChanges: false });
  });

  it('publishes nothing when the draft cannot be stored', async () => {
    const { sut, saveDraft, publish } = createSut();
    saveDraft.mockResolvedValueOnce(refused(plainProblem('invalid')));
    sut.edit({ name: '' });

    expect(await sut.publish('')).toMatchObject({ kind: 'invalid' });
    expect(publish).not.toHaveBeenCalled();
  });

  it('shows the other draft when publishing comes too late', async () => {
    const { sut, publish } = createSut();
    publish.mockResolvedValueOnce(refused(plainProblem('stale')));

    expect(await sut.publish('')).toMatchObject({ kind: 'stale' });
    expect(sut.current()).toMatchObject({ saveState: 'conflict', theirs: { number: 9 } });
  });

  it('keeps changes made while publishing as unpublished', async () => {
    const { sut, publish } = createSut();
    publish.mockImplementationOnce(() => {
      sut.edit({ template: 'later' });
      return Promise.resolve(done(header));
    });

    await sut.publish('');

    expect(sut.current()).toMatchObject({ hasUnpublishedChanges: true, saveState: 'unsaved' });
  });

  it('saves no more by itself once it is closed', async () => {
    const { sut, saveDraft } = createSut();
    sut.edit({ template: 'x' });

    sut.close();
    await vi.advanceTimersByTimeAsync(saveDelay * 3);

    expect(saveDraft).not.toHaveBeenCalled();
  });

  it('tells who listens of every step', async () => {
    const { sut } = createSut();
    const seen: string[] = [];
    sut.subscribe(() => seen.push(sut.current().saveState));

    sut.edit({ template: 'x' });
    await sut.flush();

    expect(seen).toEqual(['unsaved', 'saving', 'saved']);
  });
});
