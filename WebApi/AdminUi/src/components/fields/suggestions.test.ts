import { describe, expect, it, vi } from 'vitest';
import { searches, suggest } from './suggestions';

describe('suggestions of pages', () => {
  it('are titles of pages and blog posts', async () => {
    const found = [
      { title: 'ignored', content: { id: '17', type: 'page', title: 'Home' } },
      { content: { id: '18', type: 'blogpost', title: 'News' } },
      { content: { id: '19' } },
    ];
    const request = vi.fn((_: { method: string; path: string }) => Promise.resolve(JSON.stringify({ results: found })));

    const { page } = searches;
    expect(page && (await suggest({ request }, page, 'o"m'))).toEqual([
      { value: 'Home', label: 'Home' },
      { value: 'News', label: 'News (blog post)' },
    ]);
    expect(decodeURIComponent(request.mock.calls[0]?.[0].path ?? '')).toContain('type in (page, blogpost) and title~"o m"');
  });
});
