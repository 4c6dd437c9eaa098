import { beforeEach, describe, expect, it, vi, afterEach } from 'vitest';
import { fakeFrameHost } from '../testing/fakeFrameHost';
import type { FrameBody, FramePart } from './contract';
import { startFrame } from './startFrame';

vi.mock('./sandboxFrame', () => ({ mostHeight: 20_000, sandboxFrame: vi.fn(() => document.createElement('hr')) }));

const link = '<ac:link><ri:page ri:content-title="Home" /><ac:plain-text-link-body><![CDATA[home > all]]></ac:plain-text-link-body></ac:link>';
const macro = (name: string, inside = '') => `<ac:structured-macro ac:name="${name}">${inside}</ac:structured-macro>`;
const rich = (body: string) => `<ac:rich-text-body>${body}</ac:rich-text-body>`;

/** A frame whose template wrote this. */
function frameWith(html: string): HTMLElement {
  document.head.innerHTML = '<style id="styles"></style>';
  document.body.innerHTML = '<div id="output" aria-busy="true"></div>';
  const output = document.querySelector<HTMLElement>('#output') ?? document.body;
  Object.assign(output.dataset, { frames: 'https://app.example/frames/box', ticket: 'sealed', pageId: '7', html, styles: 'b {}' });
  return output;
}

/** A host that converts each element into its name. */
function converting(answer?: unknown) {
  const host = fakeFrameHost();
  const sent: string[] = [];
  host.send.mockImplementation((_, json) => {
    sent.push((json as { value: string }).value);
    return Promise.resolve('{"asyncId":"c"}');
  });
  host.read.mockImplementation(() => {
    const value = (sent.at(-1) ?? '').replace(/<ac:link>[^]*?<\/ac:link>/g, '<a href="/x">link</a>').replace(/<(ac:\w[\w-]*)[^>]*>/g, '<i>$1</i>').replace(/<\/?(ac|ri):[^>]*>/g, '');
    return Promise.resolve(JSON.stringify(answer ?? { status: 'COMPLETED', value }));
  });
  return { host, sent };
}

function service(partOf: (name: string, body: string) => string = (name, body) => (name ? `<b>${name}</b>${body}` : body)) {
  const posted: FrameBody[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as FrameBody;
    posted.push(body);
    const parts = (body.nested ?? []).map((use): FramePart => ({ html: partOf(use.name, use.body), styles: '', script: '', sandbox: null, asks: [] }));
    return Promise.resolve(Response.json({ html: '', styles: '', script: '', sandbox: null, asks: [], parts }));
  });
  return posted;
}

beforeEach(() =>
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private readonly seen: IntersectionObserverCallback) {}
      observe() {
        this.seen([{ isIntersecting: true } as IntersectionObserverEntry], this as unknown as IntersectionObserver);
      }
      disconnect() {
        // Nothing is held.
      }
    },
  ),
);

afterEach(() => vi.unstubAllGlobals());

describe('Confluence’s own elements in a template', () => {
  it('are converted all at once, cleaned in one post, and put in their places', async () => {
    const output = frameWith(`<p>a ${link} b</p><p>${link}</p>`);
    const { host, sent } = converting();
    const posted = service();
    await startFrame(host);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain(link);
    expect(host.send.mock.calls[0]?.[0]).toBe('/rest/api/contentbody/convert/async/view?contentIdContext=7');
    expect(posted).toMatchObject([{ nestedOnly: true, nested: [{ name: '', body: expect.stringContaining('<a href="/x">link</a>') as string }] }]);
    expect(output.innerHTML).toBe('<p>a <a href="/x">link</a> b</p><p><a href="/x">link</a></p>');
    expect(document.querySelector('#styles')?.textContent).toBe('b {}');
  });

  it('hold what the template wrote in them, which is not converted', async () => {
    const output = frameWith(macro('panel', rich(`<p class="mine">x<br>y</p>${link}`)));
    const { host, sent } = converting();
    service();
    await startFrame(host);
    expect(sent[0]).not.toContain('mine');
    expect(output.querySelector('.mine')?.innerHTML).toBe('x<br>y');
    expect(output.querySelector('a')?.textContent).toBe('link');
  });

  it('may be macros of ours, and of other apps', async () => {
    const output = frameWith(macro('inner', rich(`<p>in</p>${link}`)));
    const posted = service();
    await startFrame(converting().host);
    expect(posted[0]?.nested?.[0]).toMatchObject({ name: 'inner', body: expect.stringContaining('<p>in</p>') as string });
    expect(output.textContent).toBe('innerinlink');
  });

  it('end in a sentence when a macro writes itself, which the service is told', async () => {
    const output = frameWith(macro('itself'));
    const posted = service(() => `<b>x</b>${macro('itself')}`);
    await startFrame(converting().host);
    expect(posted).toHaveLength(11);
    expect(posted.at(-1)).toMatchObject({ nestedOnly: true, missing: ['tooDeep'] });
    expect(output.textContent).toBe(`${'x'.repeat(10)}Macros can be 10 levels deep inside each other; this one is deeper.`);
  });

  it('are a sentence when Confluence refuses them, and the rest is whole', async () => {
    const output = frameWith(`<p>whole</p>${link}`);
    const posted = service();
    await startFrame(converting({ status: 'FAILED', error: 'x' }).host);
    expect(output.textContent).toBe('wholeConfluence did not convert this part of the macro.');
    expect(posted[0]?.missing).toEqual(['refused']);
  });

  it('leave script and text as they are', async () => {
    const output = frameWith(`<p>&lt;ac:link&gt;</p>${link}`);
    service();
    await startFrame(converting().host);
    expect(output.querySelector('p')?.textContent).toBe('<ac:link>');
  });

  it('cannot be shown outside Confluence', async () => {
    const output = frameWith(link);
    await startFrame(null);
    expect(output.textContent).toBe('This macro can be shown inside Confluence only.');
  });
});
