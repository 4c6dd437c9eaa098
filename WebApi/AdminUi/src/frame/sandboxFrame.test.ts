import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sandboxFrame } from './sandboxFrame';

const content = { html: '<b>x</b>', styles: 'b {}', script: 's()', page: 'https://site.example/wiki/spaces/DS/pages/17', marker: 'um0', parts: {} };

const opened = vi.fn();

/** A sandbox in the page, and what it was told. */
function createSut() {
  const frame = sandboxFrame('https://app.example/connect/sandbox/x', content, opened);
  const postMessage = vi.fn();
  const inside = { postMessage } as unknown as Window;
  vi.spyOn(frame, 'contentWindow', 'get').mockReturnValue(inside);
  const say = (data: unknown, source: unknown = inside) => {
    window.dispatchEvent(Object.assign(new Event('message'), { data, source, origin: 'null' }));
  };
  return { frame, postMessage, say };
}

describe('sandboxFrame', () => {
  beforeEach(() => {
    document.head.innerHTML = '<link rel="stylesheet" href="https://app.example/assets/frame.css"><link rel="icon" href="https://app.example/i">';
    document.documentElement.setAttribute('data-color-mode', 'dark');
    document.documentElement.setAttribute('lang', 'en');
  });

  afterEach(() => {
    opened.mockReset();
    document.documentElement.removeAttribute('data-color-mode');
  });

  it('lets script run and nothing else', () => {
    const { frame } = createSut();
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts');
    expect(frame.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(frame.getAttribute('allow')).toBeNull();
  });

  it('gives the output to a sandbox that is ready, with how the page looks', () => {
    const { say, postMessage } = createSut();
    say({ ready: true });
    expect(postMessage.mock.calls).toEqual([[{ ...content, theme: { 'data-color-mode': 'dark' }, sheets: ['https://app.example/assets/frame.css'] }, '*']]);
  });

  it('hears its own sandbox only', () => {
    const { frame, say, postMessage } = createSut();
    say({ ready: true, height: 10, open: 'https://one.example/' }, window);
    say({ ready: true, height: 10, open: 'https://one.example/' }, null);
    expect(postMessage).not.toHaveBeenCalled();
    expect(opened).not.toHaveBeenCalled();
    expect(frame.style.height).toBe('');
  });

  it.each([
    [0, '0px'],
    [120.5, '120.5px'],
    [20_001, '20000px'],
    [Infinity, '20000px'],
    [-1, ''],
    [NaN, ''],
    ['10', ''],
    [{}, ''],
    [null, ''],
  ])('takes the height %o as %o', (height, taken) => {
    const { frame, say } = createSut();
    say({ height });
    expect(frame.style.height).toBe(taken);
  });

  it('offers the width of its content to style sheets', () => {
    const { frame, say } = createSut();
    say({ width: 120.5 });
    expect(frame.style.getPropertyValue('--um-width')).toBe('120.5px');
    say({ width: 1e9 });
    expect(frame.style.getPropertyValue('--um-width')).toBe('4000px');
    say({ width: '5' });
    expect(frame.style.getPropertyValue('--um-width')).toBe('4000px');
  });

  it.each(['https://one.example/a', 'http://one.example/', 'mailto:a@one.example'])('opens %s beside the page', (address) => {
    createSut().say({ open: address });
    expect(opened.mock.calls).toEqual([[address]]);
  });

  it.each([
    ['/wiki/x', 'https://site.example/wiki/x'],
    ['18', 'https://site.example/wiki/spaces/DS/pages/18'],
    ['', 'https://site.example/wiki/spaces/DS/pages/17'],
  ])('takes %o for an address of the site', (address, whole) => {
    createSut().say({ open: address });
    expect(opened.mock.calls).toEqual([[whole]]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'blob:https://one.example/x', 'file:///etc/passwd', 'vbscript:x', 'https://', 5, {}, null])(
    'does not open %o',
    (address) => {
      createSut().say({ open: address });
      expect(opened).not.toHaveBeenCalled();
    },
  );

  it.each([null, undefined, 5, 'ready', true, []])('does nothing about %o', (data) => {
    const { frame, say, postMessage } = createSut();
    say(data);
    expect(postMessage).not.toHaveBeenCalled();
    expect(frame.style.height).toBe('');
  });

  it('tells of a change of theme', async () => {
    const { postMessage } = createSut();
    document.documentElement.setAttribute('data-color-mode', 'light');
    await vi.waitFor(() => expect(postMessage).toHaveBeenCalledWith({ theme: { 'data-color-mode': 'light' } }, '*'));
  });
});
