import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { ParameterDefinition } from '../../api/types';
import { memberPath, templateCompletion } from './templateCompletion';
import { templateSupport } from './templateLanguage';

const parameters: ParameterDefinition[] = ['size', 'a-b'].map((name) => ({
  name,
  title: '',
  description: '',
  type: 'string',
  multiple: false,
  hidden: false,
  multiLine: false,
  required: false,
  default: '',
  values: [],
}));

/** What is offered at the `|` of a text. */
function offered(text: string, explicit = false): string[] {
  const pos = text.lastIndexOf('|');
  const state = EditorState.create({ doc: text.slice(0, pos) + text.slice(pos + 1), extensions: templateSupport });
  const result = templateCompletion(() => parameters)(new CompletionContext(state, pos, explicit)) as CompletionResult | null;
  return result?.options.map(({ label }) => label) ?? [];
}

describe('templateCompletion', () => {
  it('offers parameters, context, statements and functions', () => {
    expect(offered('<p>{{ p| }}</p>')).toEqual(expect.arrayContaining(['params.size', 'params["a-b"]', 'page', 'if', 'raw', 'string']));
  });

  it.each([
    ['{{ params.| }}', ['size']],
    ['{{ page.t| }}', expect.arrayContaining(['id', 'title', 'labels', 'children'])],
    ['{{ user?.| }}', ['id', 'name', 'groups']],
    ['{{ timespan.f| }}', expect.arrayContaining(['from_days'])],
    ['{{ body.| }}', []],
    ['{{ unknown.| }}', []],
  ])('offers members: %s', (text, labels) => {
    expect(offered(text)).toEqual(labels);
  });

  it.each(['<p>pa|</p>', '{{ "pa|" }}', '{{ x }}|', '{{ | }}', '{{ # pa| }}', '|'])('offers nothing: %s', (text) => {
    expect(offered(text)).toEqual([]);
  });

  it('offers everything when asked', () => {
    expect(offered('{{ | }}', true)).toContain('page');
  });
});

describe('memberPath', () => {
  it.each([
    ['size', 'params.size'],
    ['a-b', 'params["a-b"]'],
    ['0', 'params["0"]'],
    ['a.b', 'params["a.b"]'],
  ])('%s', (name, path) => {
    expect(memberPath(name)).toBe(path);
  });
});
