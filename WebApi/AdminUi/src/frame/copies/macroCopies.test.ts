import { describe, expect, it } from 'vitest';
import { readCopies } from './macroCopies';

const macro = (inside: string, attributes = '') => `<ac:structured-macro ac:name="box" ac:macro-id="m-1"${attributes}>${inside}</ac:structured-macro>`;

describe('readCopies', () => {
  it('reads the uses of an id that the page holds twice', () => {
    const storage =
      '<p>a&nbsp;b</p>' +
      macro(
        '<ac:parameter ac:name="Title">x &amp; &auml;</ac:parameter>' +
          '<ac:rich-text-body><p>a&nbsp;<ac:link><ri:page ri:content-title="T" /></ac:link></p></ac:rich-text-body>',
        ' ac:local-id="l-1"',
      ) +
      macro('<ac:parameter ac:name=""><ri:user ri:account-id="u" /></ac:parameter><ac:plain-text-body><![CDATA[a < &nbsp;]]></ac:plain-text-body>');

    expect(readCopies(storage).get('m-1')).toEqual([
      {
        name: 'box',
        id: 'm-1',
        localId: 'l-1',
        parameters: { Title: 'x & ä' },
        body: '<p>a&nbsp;<ac:link><ri:page ri:content-title="T" /></ac:link></p>',
      },
      { name: 'box', id: 'm-1', localId: '', parameters: { '': 'u' }, body: 'a < &nbsp;' },
    ]);
  });

  it('knows none where each id is there once, however broken the page is', () => {
    expect(readCopies(macro('') + macro('').replace('m-1', 'm-2') + '<p>').size).toBe(0);
  });

  it('reads the uses inside others', () => {
    const inner = macro('<ac:plain-text-body>a &lt; b</ac:plain-text-body>');
    const [outer, nested] = readCopies(macro(`<ac:rich-text-body>${inner}</ac:rich-text-body>`)).get('m-1') ?? [];
    expect([outer?.body, nested?.body]).toEqual([inner, 'a < b']);
  });

  it.each([
    '<p>',
    '<p>'.repeat(100_000),
    `<p ${'a="b" '.repeat(100_000)}`,
    '<!-- ',
    '<![CDATA[',
    '</p>',
    '<p></b>',
    '<p a>',
    `<p>${'x'.repeat(4 * 1024 * 1024)}</p>`,
  ])('gives nothing for an id of a page that it cannot read', (broken) => {
    expect(readCopies(macro('') + macro('') + broken).get('m-1')).toBeNull();
  });

  it('knows no other uses where a text only looks like one', () => {
    const copies = readCopies(macro('<ac:plain-text-body><![CDATA[<x ac:macro-id="m-1">]]></ac:plain-text-body>'));
    expect(copies.get('m-1')).toHaveLength(1);
  });
});
