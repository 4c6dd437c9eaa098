import { expect, it } from 'vitest';
import { readLines } from './readLines';

it.each([
  ['', []],
  [' red \n\n blue\r\nred', ['red', 'blue']],
  ['a b', ['a b']],
])('readLines %j', (text, lines) => {
  expect(readLines(text)).toEqual(lines);
});
