import { parameterDefaults } from '../api/defaults';
import type { ParameterDefinition } from '../api/types';
import { definitionOf } from './parameterTypes';

/** The most parameters a macro may have. */
export const maxParameters = 50;

/** A new parameter under a name that is free. */
export function addParameter(parameters: readonly ParameterDefinition[]): ParameterDefinition[] {
  const taken = new Set(parameters.map(({ name }) => name.toLowerCase()));
  let number = parameters.length + 1;
  while (taken.has(`parameter${number}`)) {
    number++;
  }
  return [...parameters, { ...parameterDefaults, name: `parameter${number}` }];
}

/** The parameters with one of them a place further up (-1) or down (1); the same when there is no such place. */
export function moveParameter(parameters: readonly ParameterDefinition[], index: number, by: -1 | 1): ParameterDefinition[] {
  const moved = [...parameters];
  const [one, other] = [moved[index], moved[index + by]];
  if (one && other) {
    moved[index] = other;
    moved[index + by] = one;
  }
  return moved;
}

/** A change of one parameter; what its type cannot have is dropped, and so is a default that is not in the list. */
export function changeParameter(
  parameters: readonly ParameterDefinition[],
  index: number,
  change: Partial<ParameterDefinition>,
): ParameterDefinition[] {
  return parameters.map((parameter, at) => (at === index ? consistent({ ...parameter, ...change }, parameter) : parameter));
}

function consistent(parameter: ParameterDefinition, before: ParameterDefinition): ParameterDefinition {
  const { hasChoices, takesSeveral, takesLines, field } = definitionOf(parameter.type);
  const values = hasChoices ? parameter.values : [];
  const multiple = parameter.multiple && takesSeveral;
  const multiLine = parameter.multiLine && takesLines;
  const chosen = multiple ? parameter.default.split(',') : [parameter.default];
  const lost = hasChoices && !chosen.every((value) => values.includes(value));
  // A check box shows no text.
  const hidden = parameter.type !== before.type && field === 'checkbox';
  return { ...parameter, values, multiple, multiLine, default: lost || hidden ? '' : parameter.default };
}

/** What is wrong with a parameter's name, or null. */
export function nameProblem(parameters: readonly ParameterDefinition[], index: number): string | null {
  const name = parameters[index]?.name ?? '';
  if (name === '') {
    return 'Give the parameter a name.';
  }
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
    return 'A name has letters, digits, “_”, “-” and “.” only.';
  }
  const same = (other: ParameterDefinition, at: number) => at !== index && other.name.toLowerCase() === name.toLowerCase();
  return parameters.some(same) ? 'Another parameter has this name; case makes no difference.' : null;
}
