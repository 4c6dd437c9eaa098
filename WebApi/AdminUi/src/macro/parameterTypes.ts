import { parameterTypes as table } from '../api/parameterTypes';
import type { ParameterType } from '../api/types';

/** The controls that forms have for values; each has its component in components/fields. */
export type ParameterField = (typeof table)[keyof typeof table]['field'];

/** What tells the types apart, as the service publishes it. */
export interface ParameterTypeDefinition {
  title: string;
  /** What its values are, in one sentence. */
  description: string;
  field: ParameterField;
  /** Whether authors may give several values, separated by commas. */
  takesSeveral: boolean;
  /** Whether its values are chosen from a list that the parameter declares. */
  hasChoices: boolean;
  /** Whether a value may have several lines. */
  takesLines: boolean;
  /** A value to try a macro with; empty where the parameter itself offers one. */
  sample: string;
  /** What a value must be, as in “a whole number, such as 12”; empty for a type that takes every text. */
  expectation: string;
  /** How a typed value is recognized, case ignored; empty where nothing else can be given. */
  pattern: string;
}

const definitions: Record<ParameterType, ParameterTypeDefinition> = table;

/** The types and what they are called, in the order of the table. */
export const typeOptions = Object.entries(definitions).map(([value, { title }]) => ({ value: value as ParameterType, label: title }));

export function definitionOf(type: ParameterType): ParameterTypeDefinition {
  return definitions[type];
}

/** What is wrong with a value that was typed; null when nothing is. */
export function valueProblem(type: ParameterType, value: string): string | null {
  const { pattern, expectation } = definitionOf(type);
  if (value === '' || pattern === '' || new RegExp(pattern, 'i').test(value.trim())) {
    return null;
  }
  return `${expectation.charAt(0).toUpperCase()}${expectation.slice(1)}.`;
}
