import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeFrameHost } from '../testing/fakeFrameHost';
import { leadLinks } from './links';

const page = 'https://site.example/wiki/spaces/DS/pages/17';
const host = fakeFrameHost();
const open = vi.fn();
/** Takes this test's listeners off the document, which all tests share. */
let forget: () => void = () => undefined;

/** Clicks the link in some markup; says whether the browser follows it by itself. */
function click(html: string, more: MouseEventInit & { type?: string } = {}): boolean {
  document.body.innerHTML = html;
  const type = more.type ?? 'click';
  let isFollowed = false;
  // The last to hear of it: nothing is really followed.
  const end = (event: Event) => {
    isFollowed = !event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener(type, end, { once: true });
  document.querySelector('.link')?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ...more }));
  return isFollowed;
}

beforeEach(() => {
  history.replaceState(null, '', '/connect/render/badge?jwt=secret');
  vi.stubGlobal('open', open);
  const added = vi.spyOn(document, 'addEventListener');
  leadLinks(page, host);
  const listeners = [...added.mock.calls];
  added.mockRestore();
  forget = () => listeners.forEach(([type, listener]) => document.removeEventListener(type, listener));
});

afterEach(() => {
  forget();
  open.mockReset();
  host.location.mockClear();
  vi.unstubAllGlobals();
});

describe('links of a frame', () => {
  it.each([
    'https://one.example/',
    'http://one.example/',
    'mailto:a@one.example',
    `${page.replace('17', '18')}#part`,
    'javascript:x()',
  ])('leaves %s to the browser', (address) => {
    expect(click(`<a href="${address}"><b class="link">x</b></a>`)).toBe(true);
    expect(click(`<a href="${address}"><b class="link">x</b></a>`, { type: 'auxclick', button: 1 })).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });

  const noLinks = ['<a class="link">x</a>', '<b class="link">x</b>', '<a class="link" name="x">y</a>', '<a class="link" href="https://[">x</a>'];

  it.each(noLinks)('does nothing about %s', (html) => {
    expect(click(html)).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });

  it.each([
    ['', page],
    ['?q', page],
    ['/wiki/x?y#z', 'https://site.example/wiki/x?y#z'],
    ['/connect/render/badge?jwt=secret', page],
  ])('never follows %o to where the frame is', (address, whole) => {
    expect(click(`<a class="link" href="${address}">x</a>`)).toBe(false);
    expect(open.mock.calls).toEqual([[whole, '_top']]);
    open.mockReset();
    expect(click(`<a class="link" href="${address}">x</a>`, { type: 'auxclick', button: 1 })).toBe(false);
    expect(open.mock.calls).toEqual([[whole, '_blank', 'noopener']]);
  });

  it.each([`${page}#part`, '#part', `${page}#p%61rt`])('shows the part of the output that %s names', (address) => {
    const shown = vi.fn();
    Element.prototype.scrollIntoView = shown;
    expect(click(`<a class="link" href="${address}">x</a><i id="part">y</i>`)).toBe(false);
    expect(click(`<map><area class="link" href="${address}"></map><a name="part">y</a>`)).toBe(false);
    expect(shown).toHaveBeenCalledTimes(2);
    expect(open).not.toHaveBeenCalled();
  });

  it.each(['#', '#top', `${page}#`])('stays where it is at %s', (address) => {
    expect(click(`<a class="link" href="${address}">x</a>`)).toBe(false);
    expect(open).not.toHaveBeenCalled();
  });

  it('leads the window from a drawing', () => {
    document.body.innerHTML = '<svg><a href="https://one.example/"><text class="link">x</text></a></svg>';
    const drawn = document.querySelector('svg a');
    Object.defineProperty(drawn, 'href', { value: { animVal: 'https://one.example/' } });
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    document.querySelector('.link')?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(open.mock.calls).toEqual([['https://one.example/', '_top']]);
  });

  it('leads the window to a part of the page, under the address that it has', async () => {
    expect(click(`<a class="link" href="${page}#there">x</a>`)).toBe(false);
    await vi.waitFor(() => expect(open.mock.calls).toEqual([['https://site.example/wiki/spaces/DS/pages/17/Title#there', '_top']]));
  });

  const noAddress = [() => Promise.reject(new Error()), () => new Promise<string>(() => undefined)];

  it.each(noAddress)('leads to the page when the host says no address', async (answer) => {
    vi.useFakeTimers();
    host.location.mockImplementationOnce(answer);
    click(`<a class="link" href="${page}#there">x</a>`);
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(open.mock.calls).toEqual([[`${page}#there`, '_top']]);
  });

  const beside = [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { type: 'auxclick', button: 1 }];

  it.each(beside)('leaves a part of the page to the browser with %o', (more) => {
    expect(click(`<a class="link" href="${page}#there">x</a>`, more)).toBe(true);
    expect(click(`<a class="link" href="#there">x</a>`, more)).toBe(false);
    expect(open.mock.calls).toEqual([[`${page}#there`, '_blank', 'noopener']]);
  });
});
