import { Tree } from '@lezer/common';
import { isFunctionGroup, topFunctions } from './builtins';
import { nodeId, nodeSet, type NodeName } from './templateNodes';

const keywords = new Set(
  'if else end for in break continue while case when func ret capture wrap with tablerow readonly import do'.split(' '),
);
const constants = new Set(['true', 'false', 'null', 'this', 'empty', 'blank']);

// One token at a time; white space and what is none of these is passed over.
const tokens: [RegExp, NodeName | null][] = [
  [/[-~]?\}\}/y, 'Delimiter'],
  [/##[^]*?(?:##|(?=\}\})|$)|#(?:(?!\}\})[^\n])*/y, 'Comment'],
  [/"(?:\\[^]|[^"\\])*"?|'(?:\\[^]|[^'\\])*'?|`[^`]*`?/y, 'String'],
  [/\d+(?:\.\d+)?/y, 'Number'],
  [/[\p{L}_$][\p{L}\p{N}_]*/uy, 'Name'],
  [/\.\.<?|[-+*/%=<>!?|&:.@^]+/y, 'Operator'],
  [/[^]/y, null],
];

/** The tree of a template: text between `{{ }}`, and the tokens in them. Never fails; what is open ends with the text. */
export function templateTree(text: string): Tree {
  // The format of Tree.build: four numbers a node (kind, begin, end, size with children), children before parents.
  const buffer: number[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const textEnd = open < 0 ? text.length : open;
    if (textEnd > at) {
      buffer.push(nodeId.Text, at, textEnd, 4);
    }
    at = open < 0 ? text.length : readScript(text, open, buffer);
  }
  return Tree.build({ buffer, nodeSet, topID: nodeId.Document, length: text.length });
}

function readScript(text: string, begin: number, buffer: number[]): number {
  const size = buffer.length;
  let at = begin + (/[-~]/.test(text[begin + 2] ?? '') ? 3 : 2);
  buffer.push(nodeId.Delimiter, begin, at, 4);
  let before: string | null = null;
  let closed = false;
  while (at < text.length && !closed) {
    const [name, end] = readToken(text, at);
    if (name !== null) {
      const token = text.slice(at, end);
      buffer.push(nodeId[name === 'Name' ? kindOfName(token, before) : name], at, end, 4);
      before = token;
      closed = name === 'Delimiter';
    }
    at = end;
  }
  buffer.push(nodeId.Script, begin, at, buffer.length - size + 4);
  return at;
}

function readToken(text: string, at: number): [NodeName | null, number] {
  for (const [pattern, name] of tokens) {
    pattern.lastIndex = at;
    if (pattern.test(text)) {
      return [name, pattern.lastIndex];
    }
  }
  return [null, text.length];
}

function kindOfName(name: string, before: string | null): NodeName {
  if (before === '.' || before === '?.') {
    return 'Member';
  }
  if (keywords.has(name)) {
    return 'Keyword';
  }
  if (constants.has(name)) {
    return 'Constant';
  }
  return isFunctionGroup(name) || topFunctions.includes(name) ? 'Function' : 'Name';
}
