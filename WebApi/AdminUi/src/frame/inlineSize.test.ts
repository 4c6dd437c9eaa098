import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeFrameHost } from '../testing/fakeFrameHost';
import { followInlineSize } from './inlineSize';

let grown: () => void = () => undefined;

beforeEach(() =>
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(report: () => void) {
        grown = report;
      }
      observe = () => undefined;
    },
  ),
);

afterEach(() => vi.unstubAllGlobals());

/** Content of one line, which a narrower page breaks into two. */
function contentOf(width: number, left: () => number): HTMLElement {
  const content = document.createElement('div');
  vi.spyOn(content, 'getBoundingClientRect').mockImplementation(() => {
    const shown = content.style.width === 'max-content' ? width : Math.min(width, left());
    return { width: shown, height: shown < width ? 40 : 20 } as DOMRect;
  });
  return content;
}

it('tells the width of its text, and the height that the page leaves it', () => {
  const host = fakeFrameHost();
  let left = 300;
  followInlineSize(contentOf(80.2, () => left), host);
  grown();
  grown();
  left = 50;
  window.dispatchEvent(new Event('resize'));
  expect(host.resize.mock.calls).toEqual([
    [81, 20],
    [81, 40],
  ]);
});

it('waits for content that is on its way', () => {
  const host = fakeFrameHost();
  const content = contentOf(0, () => 300);
  content.innerHTML = '<div aria-busy="true"></div>';
  followInlineSize(content, host);
  grown();
  expect(host.resize).not.toHaveBeenCalled();
  content.innerHTML = '';
  grown();
  expect(host.resize.mock.calls).toEqual([[0, 20]]);
});

it('leaves the width that the content had', () => {
  const content = contentOf(80, () => 300);
  content.style.width = '50%';
  followInlineSize(content, fakeFrameHost());
  grown();
  expect(content.style.width).toBe('50%');
});
