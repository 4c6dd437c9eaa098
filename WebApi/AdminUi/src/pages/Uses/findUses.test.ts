// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { ParameterDefinition } from '../../api/types';
import { findUses } from './findUses';

const parameters = [{ name: 'Title' } as ParameterDefinition];
const macro = (name: string, inner = '') => `<ac:structured-macro ac:name="${name}">${inner}</ac:structured-macro>`;
const value = (name: string, text: string) => `<ac:parameter ac:name="${name}">${text}</ac:parameter>`;

/** A site with pages by id; a page of null is one that the person may not read. */
function site(own: string[], generic: string[], pages: Record<string, string | null>, limit = 50) {
  const asked: string[] = [];
  const request = ({ path }: { path: string }) => {
    asked.push(path);
    const page = /pages\/(\d+)/.exec(path)?.[1];
    if (page) {
      const storage = pages[page];
      return storage === null || storage === undefined
        ? Promise.reject(new Error('404'))
        : Promise.resolve(JSON.stringify({ body: { storage: { value: storage } } }));
    }
    const ids = decodeURIComponent(path).includes('macro = "badge"') ? own : generic;
    const start = Number(/start=(\d+)/.exec(path)?.[1] ?? 0);
    const next = start + limit < ids.length ? { next: `${path.replace(/&start=.*/, '')}&start=${start + limit}` } : {};
    const results = ids.slice(start, start + limit).map((id) => ({ content: { id, type: 'page', title: `Page ${id}`, _links: { webui: `/pages/${id}` } } }));
    return Promise.resolve(JSON.stringify({ results, _links: { base: 'https://s.atlassian.net/wiki', ...next } }));
  };
  return { host: { request }, asked };
}

const signal = new AbortController().signal;

describe('findUses', () => {
  it('reads the pages that the search finds, under its own name and in generic macros', async () => {
    const { host } = site(['1'], ['2', '3'], {
      1: macro('badge', value('title', 'x')) + macro('badge', value('colour', 'red')),
      2: macro('usermacro-any-framed-block-none', value('macro', 'badge') + value('parameters', 'title=x')),
      3: macro('usermacro-any-framed-block-none', value('macro', 'other')),
    });

    expect(await findUses(host, 'badge', parameters, signal)).toEqual({
      more: false,
      pages: [
        { id: '1', title: 'Page 1', space: '', url: 'https://s.atlassian.net/wiki/pages/1', count: 2, generic: 0, lost: ['colour'] },
        { id: '2', title: 'Page 2', space: '', url: 'https://s.atlassian.net/wiki/pages/2', count: 1, generic: 1, lost: [] },
      ],
    });
  });

  it('follows the pages of an answer', async () => {
    const ids = ['1', '2', '3'];
    const { host } = site(ids, [], Object.fromEntries(ids.map((id) => [id, macro('badge')])), 2);

    expect((await findUses(host, 'badge', parameters, signal)).pages.map(({ id }) => id)).toEqual(ids);
  });

  it('says that there is more than it looked at', async () => {
    const ids = Array.from({ length: 260 }, (_, index) => `${index}`);
    const { host, asked } = site(ids, [], Object.fromEntries(ids.map((id) => [id, macro('badge')])));

    const found = await findUses(host, 'badge', parameters, signal);

    expect(found.more).toBe(true);
    expect(found.pages).toHaveLength(200);
    expect(asked.filter((path) => path.includes('/api/v2/'))).toHaveLength(200);
  });

  it('leaves out pages that cannot be read', async () => {
    const { host } = site(['1', '2'], [], { 1: macro('badge'), 2: null });

    expect((await findUses(host, 'badge', parameters, signal)).pages.map(({ id }) => id)).toEqual(['1']);
  });

  it('fails when the search fails', async () => {
    await expect(findUses({ request: () => Promise.reject(new Error('500')) }, 'badge', parameters, signal)).rejects.toThrow();
  });
});
