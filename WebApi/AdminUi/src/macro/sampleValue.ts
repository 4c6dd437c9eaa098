import type { ParameterDefinition } from '../api/types';
import { definitionOf } from './parameterTypes';

// What follows the announcement of an example, up to the end of the sentence or of the brackets around it.
const example = /(?:\bsuch as|\bfor example|\be\.g\.)[,:]?\s+(.+?)(?:[.)]+(?:\s|$)|$)/i;
const quotes = /^["'“‘`](.+)["'”’`]$/;

/** A value to try a parameter with: its default, else one that fits its type; a text's comes from an example in its description. */
export function sampleValue({ name, title, description, type, values, default: given }: ParameterDefinition): string {
  const { hasChoices, sample } = definitionOf(type);
  if (given !== '') {
    return given;
  }
  if (hasChoices) {
    return values[0] ?? '';
  }
  return sample || (example.exec(description)?.[1]?.replace(quotes, '$1') ?? (title || name));
}
