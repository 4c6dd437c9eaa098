import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostRefusal, type FrameHost } from '../host/FrameHost';
import { fakeFrameHost } from '../testing/fakeFrameHost';
import type { FrameOutput } from './contract';
import { sandboxFrame } from './sandboxFrame';
import { startFrame } from './startFrame';

// A frame that loads nothing stands in for it.
vi.mock('./sandboxFrame', () => ({ mostHeight: 20_000, sandboxFrame: vi.fn(() => document.createElement('hr')) }));

const unpublished = 'The body of this macro cannot be read: it is not published yet, or you may not see it.';

class SeenAtOnce {
  constructor(private readonly seen: IntersectionObserverCallback) {}
  observe(target: Element) {
    this.seen([{ isIntersecting: true, target } as unknown as IntersectionObserverEntry], this as unknown as IntersectionObserver);
  }
  disconnect() {
    // Nothing is held.
  }
}

function pageWith(attributes: Record<string, string>, html = ''): HTMLElement {
  document.head.innerHTML = '<style id="styles"></style>';
  document.body.innerHTML = `<div class="ac-content"><div id="output">${html}</div></div>`;
  const output = document.querySelector<HTMLElement>('#output') ?? document.body;
  for (const [name, value] of Object.entries(attributes)) {
    output.setAttribute(name, value);
  }
  return output;
}

function outputOf(given: Partial<FrameOutput>): FrameOutput {
  return { html: '', styles: '', script: '', sandbox: null, asks: [], ...given };
}

/** The service; one answer a post. */
function service(...answers: (Partial<FrameOutput> | Response | Error)[]) {
  const fetch = vi.fn((_url: string, _init: RequestInit) => {
    const next = answers.shift() ?? new Error('No answer is left.');
    if (next instanceof Error) {
      return Promise.reject(next);
    }
    return Promise.resolve(next instanceof Response ? next : Response.json(outputOf(next)));
  });
  vi.stubGlobal('fetch', fetch);
  return { fetch, posted: (call = 0) => JSON.parse(fetch.mock.calls[call]?.[1].body as string) as unknown };
}

const waiting = { 'aria-busy': 'true', 'data-frames': 'https://app.example/connect/frames/badge', 'data-ticket': 'sealed' };

beforeEach(() => vi.stubGlobal('IntersectionObserver', SeenAtOnce));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.mocked(sandboxFrame).mockClear();
  localStorage.clear();
  history.replaceState(null, '', '/');
});

describe('a frame that waits for its content', () => {
  it('posts the body that the viewer may see, and shows the output', async () => {
    const output = pageWith({ ...waiting, 'data-source': '/rest/body', 'data-field': 'value' });
    const { fetch, posted } = service({ html: '<b>shown</b>', styles: 'b { color: red }' });
    const host = fakeFrameHost({ '/rest/body': { value: '<p>body</p>' } });

    await startFrame(host);

    expect(output.innerHTML).toBe('<b>shown</b>');
    expect(document.querySelector('#styles')?.textContent).toBe('b { color: red }');
    expect(output.hasAttribute('aria-busy')).toBe(false);
    expect(output.style.minHeight).toBe('');
    expect(posted()).toEqual({ ticket: 'sealed', body: '<p>body</p>', answers: {} });
    expect(fetch.mock.calls[0]).toMatchObject([
      'https://app.example/connect/frames/badge',
      { method: 'POST', credentials: 'omit', headers: { Authorization: 'JWT t', 'Content-Type': 'application/json' } },
    ]);
  });

  it.each([{ value: 5 }, { other: 'x' }, {}])('posts no body when Confluence gives %o', async (answer) => {
    pageWith({ ...waiting, 'data-source': '/rest/body', 'data-field': 'value' });
    const { posted } = service({});
    await startFrame(fakeFrameHost({ '/rest/body': answer }));
    expect(posted()).toMatchObject({ body: '' });
  });

  it('posts parameters as the page spells them, texts only', async () => {
    pageWith({ ...waiting, 'data-parameters': '/rest/macro' });
    const { posted } = service({});
    const parameters = { Title: { value: 'A' }, plain: 'B', count: 5, nothing: null, empty: {}, list: { value: ['x'] } };
    await startFrame(fakeFrameHost({ '/rest/macro': { parameters } }));
    expect(posted()).toMatchObject({ parameters: { Title: 'A', plain: 'B' } });
  });

  it('does without parameters that it may not read', async () => {
    const output = pageWith({ ...waiting, 'data-parameters': '/rest/macro' });
    const { posted } = service({ html: 'shown' });
    await startFrame(fakeFrameHost());
    expect(posted()).toEqual({ ticket: 'sealed', body: '', answers: {} });
    expect(output.textContent).toBe('shown');
  });

  it('shows output with script in a sandbox', async () => {
    const output = pageWith(waiting);
    service({ html: '<script>', script: 's()', sandbox: '/connect/sandbox/y' });
    const host = fakeFrameHost();
    await startFrame(host);
    const content: unknown = expect.objectContaining({ html: '<script>', styles: '', script: 's()' });
    expect(sandboxFrame).toHaveBeenCalledExactlyOnceWith('/connect/sandbox/y', content, expect.any(Function));
    vi.mocked(sandboxFrame).mock.calls[0]?.[2]('https://one.example/');
    expect(host.open.mock.calls).toEqual([['https://one.example/']]);
    expect(output.innerHTML).toBe('<hr>');
  });

  it('asks for what the template wants to know until there is output', async () => {
    const output = pageWith({ ...waiting, 'data-asks': '/rest/a /rest/b' });
    const { posted, fetch } = service({ asks: ['/rest/c'] }, { html: 'known' });
    await startFrame(fakeFrameHost({ '/rest/a': { a: 1 }, '/rest/c': 'no json' }));
    expect(posted(0)).toMatchObject({ answers: { '/rest/a': '{"a":1}', '/rest/b': null } });
    expect(posted(1)).toMatchObject({ answers: { '/rest/a': '{"a":1}', '/rest/b': null, '/rest/c': 'no json' } });
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(output.textContent).toBe('known');
  });

  it('gives up on a template that never knows enough', async () => {
    const output = pageWith(waiting);
    const { fetch } = service(...Array.from({ length: 9 }, () => ({ asks: ['/rest/a'] })));
    await startFrame(fakeFrameHost());
    expect(fetch).toHaveBeenCalledTimes(6);
    expect(output.textContent).toBe('This macro requests too much data.');
  });

  it.each([
    [new HostRefusal(401), unpublished],
    [new HostRefusal(403), unpublished],
    [new HostRefusal(404), unpublished],
    [new HostRefusal(500), 'Confluence did not give the body of this macro. Reload the page in a moment.'],
    [new HostRefusal(0), 'Confluence did not give the body of this macro. Reload the page in a moment.'],
  ])('says so when the body is refused (%#)', async (refusal, text) => {
    const output = pageWith({ ...waiting, 'data-source': '/rest/body', 'data-field': 'value' });
    const { fetch } = service();
    await startFrame(fakeFrameHost({ '/rest/body': refusal }));
    expect(output.textContent).toBe(text);
    expect(output.querySelector('.um-notice')?.getAttribute('role')).toBe('note');
    expect(output.hasAttribute('aria-busy')).toBe(false);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('takes a body that is no JSON as none', async () => {
    const output = pageWith({ ...waiting, 'data-source': '/rest/body', 'data-field': 'value' });
    service();
    await startFrame(fakeFrameHost({ '/rest/body': '<html>' }));
    expect(output.textContent).toContain('Confluence did not give the body');
  });

  it.each([
    [Response.json({ detail: '<b>Too large</b>' }, { status: 413 }), '<b>Too large</b>'],
    [Response.json({}, { status: 500 }), 'The macro service could not answer. Reload the page in a moment.'],
    [new Response('<html>', { status: 502 }), 'The macro service could not answer. Reload the page in a moment.'],
    [new TypeError('Failed to fetch'), 'This macro could not be shown. Reload the page in a moment.'],
  ])('shows what the service says of a failure, as text (%#)', async (failure, text) => {
    const output = pageWith(waiting);
    service(failure);
    await startFrame(fakeFrameHost());
    expect(output.textContent).toBe(text);
    expect(output.querySelector('b')).toBeNull();
  });

  it('says where it belongs outside any host', async () => {
    const output = pageWith(waiting);
    await startFrame(null);
    expect(output.textContent).toBe('This macro can be shown inside Confluence only.');
  });

  it('asks for nothing before it is seen', async () => {
    let seen: () => void = () => undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
          seen = () => callback([{ isIntersecting: true }]);
        }
        observe = () => undefined;
        disconnect = () => undefined;
      },
    );
    pageWith({ ...waiting, 'data-source': '/rest/body', 'data-field': 'value' });
    const { fetch } = service({});
    const host = fakeFrameHost({ '/rest/body': { value: '' } });

    const started = startFrame(host);
    expect(host.read).not.toHaveBeenCalled();
    seen();
    await started;

    expect(fetch).toHaveBeenCalledOnce();
  });

  it('keeps the place that this use of the macro took last', async () => {
    history.replaceState(null, '', '/connect/render/badge?macro.id=m1');
    localStorage.setItem('um-heights', JSON.stringify({ '/connect/render/badge#m1': 120, '/connect/render/badge#m2': 7 }));
    const output = pageWith(waiting);
    vi.spyOn(output, 'offsetHeight', 'get').mockReturnValue(80);
    let kept = '';
    service({});
    const host: FrameHost = {
      ...fakeFrameHost(),
      authorization: () => {
        kept = output.style.minHeight;
        return Promise.resolve('JWT t');
      },
    };

    await startFrame(host);

    expect(kept).toBe('120px');
    expect(localStorage.getItem('um-heights')).toBe('{"/connect/render/badge#m2":7,"/connect/render/badge#m1":80}');
  });
});

describe('a frame that came with output', () => {
  it('shows output with script in a sandbox', async () => {
    const output = pageWith({ 'data-sandbox': '/connect/sandbox/x', 'data-html': '<i>x</i>', 'data-styles': 'i {}', 'data-script': 's()' });
    const host = fakeFrameHost();
    await startFrame(host);
    const content: unknown = expect.objectContaining({ html: '<i>x</i>', styles: 'i {}', script: 's()' });
    expect(sandboxFrame).toHaveBeenCalledExactlyOnceWith('/connect/sandbox/x', content, expect.any(Function));
    expect(output.innerHTML).toBe('<hr>');
  });

  it('opens links of its sandbox even where no host is', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    pageWith({ 'data-sandbox': '/connect/sandbox/x' });
    await startFrame(null);
    vi.mocked(sandboxFrame).mock.calls[0]?.[2]('https://one.example/');
    expect(open.mock.calls).toEqual([['https://one.example/', '_blank', 'noopener']]);
  });

  it('is replaced when the page holds a parameter that Confluence did not send', async () => {
    history.replaceState(null, '', '/connect/render/badge?p.sent=x');
    const output = pageWith({ 'data-frames': '/f', 'data-ticket': 'sealed', 'data-parameters': '/rest/macro' }, 'first');
    const { posted } = service({ html: 'second' });
    await startFrame(fakeFrameHost({ '/rest/macro': { parameters: { Sent: 'x', Lost: 'y' } } }));
    expect(output.textContent).toBe('second');
    expect(posted()).toMatchObject({ body: '', parameters: { Sent: 'x', Lost: 'y' } });
  });

  it.each([{ parameters: { Sent: 'x', Empty: '' } }, { parameters: {} }, {}, 'no json'])('stays when the page holds %o', async (answer) => {
    history.replaceState(null, '', '/connect/render/badge?p.sent=x');
    const output = pageWith({ 'data-frames': '/f', 'data-ticket': 'sealed', 'data-parameters': '/rest/macro' }, 'first');
    const { fetch } = service();
    await startFrame(fakeFrameHost({ '/rest/macro': answer }));
    expect(output.textContent).toBe('first');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('stays when the service fails, and asks for nothing without a ticket or a host', async () => {
    const output = pageWith({ 'data-frames': '/f', 'data-ticket': 'sealed', 'data-parameters': '/rest/macro' }, 'first');
    service(new Error('down'));
    await startFrame(fakeFrameHost({ '/rest/macro': { parameters: { Lost: 'y' } } }));
    await startFrame(null);
    expect(output.textContent).toBe('first');
    const host = fakeFrameHost();
    pageWith({}, 'first');
    await startFrame(host);
    expect(host.read).not.toHaveBeenCalled();
  });

  describe('of a macro whose copies on the page cannot be told apart', () => {
    const macro = '/rest/api/content/7/history/3/macro/id/m-1';
    const page = '/api/v2/pages/7?body-format=storage&version=3';
    const copies = JSON.stringify({ page, shared: 's', macro, contentId: '7', id: 'm-1', localId: '', name: 'badge' });
    const copy = (body: string) =>
      `<ac:structured-macro ac:name="badge" ac:macro-id="m-1"><ac:parameter ac:name="Text">${body}</ac:parameter>` +
      `<ac:plain-text-body>${body}</ac:plain-text-body></ac:structured-macro>`;
    const host = () => fakeFrameHost({ [macro]: { body: 'first', parameters: {} }, [page]: { body: { storage: { value: copy('first') + copy('second') } } } });

    it('says so in place of a body, to the service as well', async () => {
      const output = pageWith({ ...waiting, 'data-source': macro, 'data-field': 'body', 'data-copies': copies });
      const { posted } = service({});
      await startFrame(host());
      expect(output.textContent).toContain('which of them belongs here cannot be told');
      expect(posted()).toEqual({ ticket: 'sealed', body: '', answers: {}, nestedOnly: true, missing: ['unclear'] });
    });

    it('says so in place of output without its parameters', async () => {
      const output = pageWith({ 'data-frames': '/f', 'data-ticket': 'sealed', 'data-parameters': macro, 'data-copies': copies }, 'plain');
      const { posted } = service({});
      await startFrame(host());
      expect(output.textContent).toContain('which of them belongs here cannot be told');
      expect(posted()).toMatchObject({ missing: ['unclear'] });
    });
  });
});
