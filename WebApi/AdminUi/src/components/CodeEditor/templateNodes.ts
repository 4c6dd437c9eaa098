import { defineLanguageFacet, languageDataProp } from '@codemirror/language';
import { NodeSet, NodeType } from '@lezer/common';
import { styleTags, tags } from '@lezer/highlight';

const names = [
  'Document',
  'Text',
  'Script',
  'Delimiter',
  'Keyword',
  'Constant',
  'Function',
  'Name',
  'Member',
  'String',
  'Number',
  'Operator',
  'Comment',
] as const;

export type NodeName = (typeof names)[number];

/** The number of a kind of node in trees of the template language. */
export const nodeId = Object.fromEntries(names.map((name, id) => [name, id])) as Record<NodeName, number>;

/** What the editor knows of scripts in templates; completion hangs on it as well. */
export const templateData = defineLanguageFacet({
  closeBrackets: { brackets: ['(', '[', '{', "'", '"'] },
});

/** The kinds of nodes of a template, with what each looks like. */
export const nodeSet = new NodeSet(names.map((name, id) => NodeType.define({ id, name, top: name === 'Document' }))).extend(
  styleTags({
    Delimiter: tags.processingInstruction,
    Keyword: tags.controlKeyword,
    Constant: tags.bool,
    Function: tags.function(tags.variableName),
    Name: tags.variableName,
    Member: tags.propertyName,
    String: tags.special(tags.string),
    Number: tags.number,
    Operator: tags.operator,
    Comment: tags.comment,
  }),
  languageDataProp.add({ Document: templateData }),
);
