import { describe, expect, it } from 'vitest';
import { templateTree } from './templateTree';

/** The leaves of a template's tree as `Kind:text`, text between scripts left out. */
function leaves(text: string): string[] {
  const found: string[] = [];
  templateTree(text).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'Document' && name !== 'Script' && name !== 'Text') {
        found.push(`${name}:${text.slice(from, to)}`);
      }
    },
  });
  return found;
}

describe('templateTree', () => {
  it('reads the tokens of a script', () => {
    expect(leaves('<b>{{ if params.size > 2 && true }}x{{ end }}')).toEqual([
      'Delimiter:{{',
      'Keyword:if',
      'Name:params',
      'Operator:.',
      'Member:size',
      'Operator:>',
      'Number:2',
      'Operator:&&',
      'Constant:true',
      'Delimiter:}}',
      'Delimiter:{{',
      'Keyword:end',
      'Delimiter:}}',
    ]);
  });

  it('knows functions and members that are named like keywords', () => {
    expect(leaves('{{ params.if | string.upcase | raw }}').filter((leaf) => !leaf.startsWith('Delimiter'))).toEqual([
      'Name:params',
      'Operator:.',
      'Member:if',
      'Operator:|',
      'Function:string',
      'Operator:.',
      'Member:upcase',
      'Operator:|',
      'Function:raw',
    ]);
  });

  it('takes white space control as part of the delimiter', () => {
    expect(leaves('{{- x ~}}')).toEqual(['Delimiter:{{-', 'Name:x', 'Delimiter:~}}']);
  });

  it('does not end a script inside a string', () => {
    expect(leaves(`{{ "}}" }}`)).toEqual(['Delimiter:{{', 'String:"}}"', 'Delimiter:}}']);
  });

  it('ends a comment with the script', () => {
    expect(leaves('{{ # a note }}<b>')).toEqual(['Delimiter:{{', 'Comment:# a note ', 'Delimiter:}}']);
    expect(leaves('{{## one\ntwo ##}}')).toEqual(['Delimiter:{{', 'Comment:## one\ntwo ##', 'Delimiter:}}']);
  });

  it.each(['{{', '{{ "', '{{ #', '{{ ##', '}}', '{', '{{ a.', '{{{{', "{{ 'a\\", '\u{1F600}{{ \u{1F600} }}', ''])('takes %j', (text) => {
    const tree = templateTree(text);
    expect(tree.length).toBe(text.length);
  });

  it('reads 128 KB at once', () => {
    const text = '<p>{{ params.a }}</p>\n'.repeat(5_957);
    expect(templateTree(text).length).toBe(text.length);
  });
});
