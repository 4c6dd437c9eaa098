import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostRefusal } from '../host/FrameHost';
import { fakeFrameHost } from '../testing/fakeFrameHost';
import type { FrameBody, FrameOutput, FramePart } from './contract';
import { sandboxFrame } from './sandboxFrame';
import { startFrame } from './startFrame';
import { patience } from './within';

vi.mock('./sandboxFrame', () => ({ mostHeight: 20_000, sandboxFrame: vi.fn(() => document.createElement('hr')) }));

const convert = '/rest/api/contentbody/convert/async/view?contentIdContext=7';
const macro = (name: string, inside = '') => `<ac:structured-macro ac:name="${name}" ac:macro-id="m">${inside}</ac:structured-macro>`;
const rich = (body: string) => `<ac:rich-text-body>${body}</ac:rich-text-body>`;
const plain = (body: string) => `<ac:plain-text-body><![CDATA[${body}]]></ac:plain-text-body>`;
const parameter = (name: string, value: string) => `<ac:parameter ac:name="${name}">${value}</ac:parameter>`;

function pageWith(attributes: Record<string, string>): HTMLElement {
  document.head.innerHTML = '<style id="styles"></style><link rel="stylesheet" href="https://app.example/frame.css">';
  document.body.innerHTML = '<div class="ac-content"><div id="output" aria-busy="true"></div></div>';
  const output = document.querySelector<HTMLElement>('#output') ?? document.body;
  const all = { frames: 'https://app.example/frames/box', ticket: 'sealed', 'page-id': '7', ...attributes };
  Object.entries(all).forEach(([name, value]) => output.setAttribute(`data-${name}`, value));
  return output;
}

/** A frame that waits for its body, which the page stores so. */
const waiting = () => pageWith({ source: '/macro/convert/view', field: 'value', stored: '/macro' });

/** A host that stores a body, and converts what it is sent by leaving out all that is Confluence's. */
function hostWith(stored: string, conversion?: (storage: string) => unknown) {
  const host = fakeFrameHost();
  let sent = '';
  host.send.mockImplementation((path, json) => {
    expect(path).toBe(convert);
    sent = (json as { value: string }).value;
    return Promise.resolve('{"asyncId":"c 1"}');
  });
  const others = fakeFrameHost({ '/macro': { body: stored }, '/macro/convert/view': { value: '<p>converted without</p>' } });
  let asked = 0;
  host.read.mockImplementation(async (path) => {
    if (path !== '/rest/api/contentbody/convert/async/c%201') {
      return others.read(path);
    }
    const value = conversion ? conversion(sent) : sent.replace(/<\/?ac:[^>]*>/g, '');
    return JSON.stringify(asked++ === 0 ? { status: 'WORKING' } : typeof value === 'string' ? { status: 'COMPLETED', value } : value);
  });
  return { host, sent: () => sent };
}

/** A service whose macros show their name, first parameter and body; the macro around them, its body. */
function service(partOf: (use: { name: string; parameters: Record<string, string>; body: string }) => Partial<FramePart> = show) {
  const posted: FrameBody[] = [];
  const fetch = vi.fn((_url: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as FrameBody;
    posted.push(body);
    const parts = (body.nested ?? []).map((use): FramePart => ({ html: '', styles: '', script: '', sandbox: null, asks: [], ...partOf(use) }));
    const output: FrameOutput = { html: `<section>${body.body}</section>`, styles: '', script: '', sandbox: null, asks: [], parts };
    return Promise.resolve(Response.json(output));
  });
  vi.stubGlobal('fetch', fetch);
  return posted;
}

function show({ name, parameters, body }: { name: string; parameters: Record<string, string>; body: string }): Partial<FramePart> {
  return { html: name ? `<b>${name} ${Object.values(parameters).join()}</b>${body}` : body };
}

class SeenAtOnce {
  constructor(private readonly seen: IntersectionObserverCallback) {}
  observe(target: Element) {
    this.seen([{ isIntersecting: true, target } as unknown as IntersectionObserverEntry], this as unknown as IntersectionObserver);
  }
  disconnect() {
    // Nothing is held.
  }
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', SeenAtOnce);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.mocked(sandboxFrame).mockClear();
});

async function run(host: Parameters<typeof startFrame>[0]) {
  const done = startFrame(host);
  await vi.runAllTimersAsync();
  await done;
}

describe('macros in the body of a frame', () => {
  it('posts each with its parameters and body, and shows them in their places', async () => {
    const output = waiting();
    const posted = service();
    const inner = macro('inner', parameter('Word', 'a &amp; b') + parameter('page', '<ri:page ri:content-title="Home" />'));
    const { host } = hostWith(`<p>one ${inner} two</p>${macro('outer', rich(`<p>in</p>${macro('plain', plain('x < y'))}`))}`);

    await run(host);

    expect(posted).toHaveLength(1);
    expect(posted[0]?.nested).toMatchObject([
      { name: 'inner', id: 'm', parameters: { Word: 'a & b', page: 'Home' }, body: '' },
      { name: 'outer', parameters: {}, stored: `<p>in</p>${macro('plain', plain('x < y'))}` },
      { name: 'plain', body: 'x < y' },
    ]);
    expect(output.textContent).toBe('one inner a & b,Home twoouter inplain x < y');
    expect(output.innerHTML).not.toMatch(/um[0-9a-f]{32}/);
  });

  it('has a body without macros of apps converted once, with Confluence’s own in it', async () => {
    const output = waiting();
    const posted = service();
    const { host } = hostWith(macro('info', rich('<p>x</p>')));
    await run(host);
    expect(host.send).not.toHaveBeenCalled();
    expect(posted[0]).toEqual({ ticket: 'sealed', body: '<p>converted without</p>', answers: {} });
    expect(output.innerHTML).toBe('<section><p>converted without</p></section>');
  });

  it('finds them in Confluence’s macros, and leaves those to Confluence', async () => {
    const output = waiting();
    service();
    const { host, sent } = hostWith(macro('info', rich(macro('inner'))), (storage) =>
      storage.replace(/<ac:structured[^>]*>/, '<i>info</i>').replace(/<\/?ac:[^>]*>/g, ''),
    );
    await run(host);
    expect(sent()).toContain('ac:name="info"');
    expect(sent()).not.toContain('ac:name="inner"');
    expect(output.textContent).toContain('infoinner');
  });

  it('keeps the styles of each apart', async () => {
    const output = waiting();
    service(() => ({ html: '<b>inner</b>', styles: 'b { color: red }' }));
    await run(hostWith(macro('inner')).host);
    const root = output.querySelector('span')?.shadowRoot;
    expect(root?.querySelector('b')?.textContent).toBe('inner');
    expect(root?.querySelector('style')?.textContent).toBe('b { color: red }');
    expect(root?.querySelector('link')?.getAttribute('href')).toBe('https://app.example/frame.css');
    expect(document.querySelector('#styles')?.textContent).toBe('');
  });

  it('puts each that has script into a sandbox of its own', async () => {
    const output = waiting();
    service(() => ({ html: '<b>inner</b>', script: 's()', sandbox: '/sandbox/x' }));
    await run(hostWith(macro('inner')).host);
    expect(sandboxFrame).toHaveBeenCalledExactlyOnceWith('/sandbox/x', expect.objectContaining({ html: '<b>inner</b>', script: 's()' }), expect.any(Function));
    expect(output.querySelector('hr')).not.toBeNull();
  });

  it('shows no markers that an author writes', async () => {
    const output = waiting();
    service();
    await run(hostWith(`<p>um${'0'.repeat(32)}n0e</p>${macro('inner')}`).host);
    expect(output.textContent).toBe(`um${'0'.repeat(32)}n0einner `);
  });

  it('takes a marker that a template wrote into an attribute or a title for nothing', async () => {
    const output = waiting();
    const posted: FrameBody[] = [];
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      const body = JSON.parse(init.body as string) as FrameBody;
      posted.push(body);
      const parts = [{ html: '<b>x</b>', styles: '', script: '', sandbox: null, asks: [] }];
      const html = `<i title="${body.body}">${body.body}</i><textarea>${body.body}</textarea>`;
      return Promise.resolve(Response.json({ html, styles: '', script: '', sandbox: null, asks: [], parts }));
    });
    await run(hostWith(macro('inner')).host);
    expect(output.innerHTML).toBe('<i title=""><b>x</b></i><textarea></textarea>');
  });

  it('shows 200 and says so of the others', async () => {
    const output = waiting();
    const posted = service();
    await run(hostWith(macro('inner').repeat(201)).host);
    expect(posted[0]?.nested).toHaveLength(200);
    expect(posted[0]?.missing).toEqual(['tooMany']);
    expect(output.querySelectorAll('b')).toHaveLength(200);
    expect(output.querySelectorAll('.um-notice')).toHaveLength(1);
    expect(output.textContent).toContain('This macro holds more than 200 others; this one is not shown.');
  });

  it('ends at ten levels with a sentence', async () => {
    const output = waiting();
    const posted = service();
    let body = '';
    for (let level = 0; level < 12; level++) {
      body = macro('itself', rich(`<p>x</p>${body}`));
    }
    await run(hostWith(body).host);
    expect(posted[0]?.nested).toHaveLength(10);
    expect(posted[0]?.missing).toEqual(['tooDeep']);
    expect(output.textContent).toContain('Macros can be 10 levels deep inside each other; this one is deeper.');
  });

  it.each([
    ['refuses', { status: 'FAILED', error: 'no' }, 'refused'],
    ['never ends', { status: 'WORKING' }, 'late'],
  ])('shows the rest when the conversion %s', async (_, answer, reason) => {
    const output = waiting();
    const posted = service();
    const { host } = hostWith(macro('inner'), () => answer);
    const done = startFrame(host);
    await vi.advanceTimersByTimeAsync(patience + 5000);
    await done;
    expect(posted[0]).toMatchObject({ body: expect.stringContaining('<p>converted without</p>') as string, missing: [reason] });
    expect(output.textContent).toBe('converted withoutThe macros in this body could not be shown. Reload the page in a moment.');
  });

  it('shows what there is when half of the conversion comes', async () => {
    const output = waiting();
    const posted = service();
    const { host } = hostWith(`<p>whole</p>${macro('inner', rich('<p>lost</p>'))}`, (storage) => storage.slice(0, storage.lastIndexOf('<p>um')));
    await run(host);
    expect(posted[0]?.missing).toEqual(['refused']);
    expect(output.textContent).toBe('wholeinner Confluence did not give the body of this macro.');
  });

  it('does without the stored body when Confluence refuses it', async () => {
    const output = waiting();
    service();
    await run(fakeFrameHost({ '/macro': new HostRefusal(500), '/macro/convert/view': { value: 'x' } }));
    expect(output.innerHTML).toBe('<section>x</section>');
  });

  it('reads a body of 1 MB with 200 macros, and one of 100 000 levels', async () => {
    const output = waiting();
    const posted = service();
    await run(hostWith(`<p>${'text '.repeat(1000)}</p>${macro('inner', rich('<p>y</p>'))}`.repeat(200)).host);
    expect(posted[0]?.nested).toHaveLength(200);
    expect(output.querySelectorAll('b')).toHaveLength(200);

    waiting();
    const [open, close] = ['<ac:structured-macro ac:name="x"><ac:rich-text-body>', '</ac:rich-text-body></ac:structured-macro>'];
    await run(hostWith(open.repeat(100_000) + close.repeat(100_000)).host);
    expect(document.querySelector('#output')?.textContent).toContain('levels deep');
  });
});
