import { afterEach, expect, it, vi } from 'vitest';
import { fakeFrameHost } from '../../testing/fakeFrameHost';
import { startFrame } from '../startFrame';

const own = '/rest/macro/id/m-1';

const copyOf = (body: string) =>
  `<ac:structured-macro ac:name="box" ac:macro-id="m-1"><ac:plain-text-body><![CDATA[${body}]]></ac:plain-text-body></ac:structured-macro>`;

afterEach(() => vi.unstubAllGlobals());

it('tells the reader and the service that which copy is meant cannot be told', async () => {
  const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(Response.json({ html: '', asks: [] })));
  vi.stubGlobal('fetch', fetch);
  document.body.innerHTML = `<div id="output" data-ticket="sealed" data-frames="https://app.example/connect/frames/box" data-parameters="${own}">x</div>`;
  const output = document.querySelector<HTMLElement>('#output') ?? document.body;
  output.dataset.copies = JSON.stringify({ page: '/page', shared: 's', macro: own, contentId: '7', id: 'm-1', localId: '', name: 'box' });

  await startFrame(fakeFrameHost({ [own]: { parameters: {} }, '/page': { body: { storage: { value: copyOf('one') + copyOf('two') } } } }));

  expect(output.textContent).toContain('This page holds different copies of this macro under one ID');
  expect(JSON.parse(fetch.mock.calls[0]?.[1].body as string)).toMatchObject({ ticket: 'sealed', nestedOnly: true, missing: ['unclear'] });
});
