// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { ParameterDefinition } from '../../api/types';
import { lostIn, readUses } from './readUses';

const box = (name: string, parameters: Record<string, string> = {}, body = '') =>
  `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${Object.entries(parameters)
    .map(([key, value]) => `<ac:parameter ac:name="${key}">${value}</ac:parameter>`)
    .join('')}${body && `<ac:rich-text-body>${body}</ac:rich-text-body>`}</ac:structured-macro>`;

const named = (...names: string[]) => names.map((name) => ({ name }) as ParameterDefinition);

describe('readUses', () => {
  it.each([
    ['by its own name', `<p>a&nbsp;b</p>${box('badge', { Title: 'x' })}`, [{ ownName: true, parameters: ['Title'] }]],
    ['inside another macro', box('panel', {}, `<p>${box('badge', { a: '1', B: '2' })}</p>`), [{ ownName: true, parameters: ['a', 'B'] }]],
    [
      'through a generic macro',
      box('usermacro-any-framed-block-none', { macro: 'badge', parameters: 'title=A%3DB&amp;x=1' }),
      [{ ownName: false, parameters: ['title', 'x'] }],
    ],
    ['without parameters, closed at once', '<ac:structured-macro ac:name="badge" /><p>b</p>', [{ ownName: true, parameters: [] }]],
    ['with an unnamed parameter', box('badge', { '': 'red' }), [{ ownName: true, parameters: [''] }]],
    ['in the old spelling', '<ac:macro ac:name="badge"><ac:default-parameter>x</ac:default-parameter></ac:macro>', [{ ownName: true, parameters: [] }]],
    ['not at all', box('other', { badge: 'badge' }, '<p>badge</p>') + box('usermacro-any-framed-block-none', { macro: 'other' }), []],
    ['in broken text', '<ac:structured-macro ac:name="badge"><p>', [{ ownName: true, parameters: [] }]],
  ])('finds a macro %s', (_, storage, uses) => {
    expect(readUses(storage, 'badge')).toEqual(uses);
  });

  it('keeps the parameters of a macro inside apart', () => {
    expect(readUses(box('badge', { a: '1' }, box('badge', { b: '2' })), 'badge').map(({ parameters }) => parameters)).toEqual([['a'], ['b']]);
  });
});

describe('lostIn', () => {
  it('takes every spelling of a name that the macro has', () => {
    expect(lostIn({ ownName: true, parameters: ['LinkURL', 'title'] }, named('linkUrl', 'Title'))).toEqual([]);
  });

  it('names what the macro does not have', () => {
    expect(lostIn({ ownName: true, parameters: ['colour', ''] }, named('title'))).toEqual(['colour', '']);
  });

  it('takes an unnamed parameter as the one that is called 0', () => {
    expect(lostIn({ ownName: true, parameters: [''] }, named('0'))).toEqual([]);
  });
});
