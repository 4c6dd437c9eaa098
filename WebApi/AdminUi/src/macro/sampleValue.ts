import type { ParameterDefinition } from '../api/types';

// What follows the announcement of an example, up to the end of the sentence or of the brackets around it.
const example = /(?:\bsuch as|\bfor example|\be\.g\.)[,:]?\s+(.+?)(?:[.)]+(?:\s|$)|$)/i;
const quotes = /^["'“‘`](.+)["'”’`]$/;

/** A value to try a parameter with: its default, else one that fits its type; a text's comes from an example in its description. */
export function sampleValue({ name, title, description, type, values, default: given }: ParameterDefinition): string {
  if (given !== '') {
    return given;
  }
  switch (type) {
    case 'boolean':
      return 'true';
    case 'int':
      return '3';
    case 'enum':
      return values[0] ?? '';
    case 'url':
      return 'https://example.com/';
    case 'spaceKey':
      return 'DOCS';
    case 'confluenceContent':
      return 'Home';
    case 'attachment':
      return 'diagram.png';
    case 'label':
      return 'example';
    case 'date':
      return '2026-01-31';
    case 'colour':
      return '#36b37e';
    case 'username':
      return '5b10a2844c20165700ede21g';
    case 'string':
      return example.exec(description)?.[1]?.replace(quotes, '$1') ?? (title || name);
  }
}
