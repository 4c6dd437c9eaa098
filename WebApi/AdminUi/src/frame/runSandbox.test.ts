import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { runSandbox } from './runSandbox';

const frameOrigin = 'https://app.example';
const content = { html: '<a href="/wiki/x"><b>out</b></a><a id="own" href="#part">in</a><i id="part">x</i>', page: 'https://site.example/wiki/p', styles: 'b {}', script: 's()', theme: { 'data-color-mode': 'dark' }, sheets: [`${frameOrigin}/f.css`], marker: 'um0', parts: {} };
const tell = vi.fn();
const around = { postMessage: tell };
let write: MockInstance<(...texts: string[]) => void>;
let grown: () => void = () => undefined;
/** Takes this test's listeners off the document, which all tests share. */
let forget: () => void = () => undefined;

function hear(data: unknown, source: unknown = around, origin = frameOrigin) {
  window.dispatchEvent(Object.assign(new Event('message'), { data, source, origin }));
}

/** Markup that was written, in the order in which it was. */
function written(): string {
  return write.mock.calls.flat().join('');
}

beforeEach(() => {
  vi.stubGlobal('parent', around);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(report: () => void) {
        grown = report;
      }
      observe = () => undefined;
    },
  );
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  // What a browser does with them is tested in browsers.
  vi.spyOn(document, 'open').mockReturnThis();
  write = vi.spyOn(document, 'write').mockReturnValue();
  vi.spyOn(document, 'close').mockReturnValue();
  tell.mockReset();
  const added = [window, document].map((target) => [target, vi.spyOn(target, 'addEventListener')] as const);
  forget = () => {
    added.forEach(([target, { mock }]) => mock.calls.forEach(([type, listener]) => target.removeEventListener(type, listener)));
  };
  runSandbox(frameOrigin);
});

afterEach(() => {
  forget();
  vi.unstubAllGlobals();
  document.documentElement.removeAttribute('data-color-mode');
});

describe('runSandbox', () => {
  it('says that it is ready, to its frame alone', () => {
    expect(tell.mock.calls).toEqual([[{ ready: true }, frameOrigin]]);
  });

  it('writes the output, once', () => {
    hear(content);
    hear({ ...content, html: 'other' });
    expect(written()).toBe(`<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><div class="ac-content"><div id="output">${content.html}`);
    expect(document.head.querySelector('style')?.textContent).toBe('b {}');
    expect(document.head.querySelector('link')?.href).toBe(`${frameOrigin}/f.css`);
    expect(document.documentElement.dataset.colorMode).toBe('dark');
  });

  it.each([
    ['somebody else', { postMessage: tell }, frameOrigin],
    ['another origin', around, 'https://evil.example'],
    ['an opaque origin', around, 'null'],
  ])('takes nothing from %s', (_, source, origin) => {
    hear(content, source, origin);
    expect(write).not.toHaveBeenCalled();
  });

  it.each([null, undefined, 5, 'x', {}, { html: 5 }, { theme: {} }])('waits on after %o', (data) => {
    hear(data);
    expect(write).not.toHaveBeenCalled();
    hear(content);
    expect(written()).toContain(content.html);
  });

  it('runs the script when the document is there', () => {
    hear(content);
    expect(document.querySelector('script')).toBeNull();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(document.querySelector('body > script')?.textContent).toBe('s()');
  });

  it('tells its height and follows the theme', () => {
    hear(content);
    vi.spyOn(document.documentElement, 'getBoundingClientRect').mockReturnValue({ height: 41.2 } as DOMRect);
    grown();
    expect(tell).toHaveBeenLastCalledWith(expect.objectContaining({ height: 42 }), frameOrigin);
    hear({ theme: { 'data-color-mode': 'light' } });
    expect(document.documentElement.dataset.colorMode).toBe('light');
    hear({ theme: { 'data-color-mode': 'forged' } }, window);
    expect(document.documentElement.dataset.colorMode).toBe('light');
  });

  it('leads links out of the frame, those within it apart', () => {
    hear(content);
    document.body.innerHTML = content.html;
    const outside = new MouseEvent('click', { bubbles: true, cancelable: true });
    document.querySelector('b')?.dispatchEvent(outside);
    expect(outside.defaultPrevented).toBe(true);
    expect(tell).toHaveBeenLastCalledWith({ open: 'https://site.example/wiki/x' }, frameOrigin);
    tell.mockReset();
    const part = document.querySelector('#part');
    const shown = vi.fn();
    Object.assign(part ?? {}, { scrollIntoView: shown });
    document.querySelector('#own')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    expect(shown).toHaveBeenCalledOnce();
    expect(tell).not.toHaveBeenCalled();
    part?.remove();
    document.querySelector('#own')?.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }));
    expect(tell.mock.calls).toEqual([[{ open: 'https://site.example/wiki/p#part' }, frameOrigin]]);
  });
});
