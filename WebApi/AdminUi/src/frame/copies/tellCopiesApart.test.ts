import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeFrameHost } from '../../testing/fakeFrameHost';
import { tellCopiesApart, UnclearCopy } from './tellCopiesApart';

const own = '/rest/api/content/7/history/3/macro/id/m-1';
const page = '/api/v2/pages/7?body-format=storage&version=3';
const task = { page, shared: 's', macro: own, contentId: '7', id: 'm-1', localId: '', name: 'box' as string | null };

interface Copy {
  body: string;
  level?: string;
  localId?: string;
  name?: string;
}

function copy({ body, level = '', localId = '', name = 'box' }: Copy): string {
  const parameter = level ? `<ac:parameter ac:name="level">${level}</ac:parameter>` : '';
  return (
    `<ac:structured-macro ac:name="${name}" ac:macro-id="m-1" ac:local-id="${localId}">${parameter}` +
    `<ac:rich-text-body>${body}</ac:rich-text-body></ac:structured-macro>`
  );
}

function createSut(copies: Copy[], given: Partial<typeof task> = {}) {
  const host = fakeFrameHost({
    [own]: { body: 'first', parameters: {} },
    [`${own}/convert/view`]: { value: 'converted first' },
    [page]: { body: { storage: { value: copies.map(copy).join('') } } },
    '/rest/api/contentbody/convert/async/view?contentIdContext=7': { asyncId: 'a/1' },
    '/rest/api/contentbody/convert/async/a%2F1': { status: 'COMPLETED', value: 'converted' },
  });
  return { host, sut: tellCopiesApart(host, JSON.stringify({ ...task, ...given })) };
}

const bodyOf = async (answer: Promise<string>) => (JSON.parse(await answer) as { body: string }).body;

beforeEach(() => history.replaceState(null, '', '/?p.level=high'));

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

describe('tellCopiesApart', () => {
  it('leaves a macro alone that is on its page once', async () => {
    const { sut } = createSut([{ body: 'x' }]);
    expect(await bodyOf(sut.read(own))).toBe('first');
    expect(await sut.read(`${own}/convert/view`)).toContain('converted first');
  });

  it('asks for no page when the macro is not asked for', async () => {
    const { sut, host } = createSut([{ body: 'x' }]);
    await sut.read('/rest/api/other').catch(() => undefined);
    expect(host.read.mock.calls).toEqual([['/rest/api/other']]);
  });

  it('takes the copy with the parameters that were sent', async () => {
    const { sut } = createSut([{ body: 'a', level: 'low' }, { body: 'b', level: 'high' }, { body: 'c' }]);
    expect(await bodyOf(sut.read(own))).toBe('b');
  });

  it('takes the copy of its own local id, whatever their parameters are', async () => {
    const copies = [{ body: 'a', localId: 'l-1' }, { body: 'b', localId: 'l-2' }];
    expect(await bodyOf(createSut(copies, { localId: 'l-2' }).sut.read(own))).toBe('b');
    expect(await bodyOf(createSut(copies, { localId: 'l-1' }).sut.read(own))).toBe('a');
    await expect(createSut(copies, { localId: 'l-3' }).sut.read(own)).rejects.toBeInstanceOf(UnclearCopy);
  });

  it('takes the use of a generic macro with the parameters that were sent', async () => {
    history.replaceState(null, '', '/?um.level=high&um.parameters=');
    const { sut } = createSut([{ body: 'a', level: 'low' }, { body: 'b', level: 'high' }], { name: null });
    expect(await bodyOf(sut.read(own))).toBe('b');
  });

  it('takes no other macro of the id', async () => {
    expect(await bodyOf(createSut([{ body: 'a', name: 'other' }, { body: 'b' }]).sut.read(own))).toBe('b');
  });

  it('has the body of the right copy converted', async () => {
    const { sut, host } = createSut([{ body: '<p>a</p>', level: 'low' }, { body: '<p>b</p>', level: 'high' }]);
    expect(await sut.read(`${own}/convert/view`)).toBe('{"value":"converted"}');
    expect(host.send.mock.calls[0]?.[1]).toEqual({ value: '<p>b</p>', representation: 'storage' });
  });

  it('gives no body where several copies fit', async () => {
    const { sut } = createSut([{ body: 'a' }, { body: 'b' }]);
    await expect(sut.read(own)).rejects.toBeInstanceOf(UnclearCopy);
    await expect(sut.read(`${own}/convert/view`)).rejects.toBeInstanceOf(UnclearCopy);
  });

  it('shows a body that all copies have', async () => {
    expect(await bodyOf(createSut([{ body: 'a' }, { body: 'a' }]).sut.read(own))).toBe('a');
  });

  it('takes what Confluence gives where the page cannot be read', async () => {
    const host = fakeFrameHost({ [own]: { body: 'first' } });
    expect(await bodyOf(tellCopiesApart(host, JSON.stringify(task)).read(own))).toBe('first');
    expect(tellCopiesApart(host, '')).toBe(host);
  });
});
