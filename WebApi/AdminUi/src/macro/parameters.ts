import { parameterDefaults } from '../api/defaults';
import type { ParameterDefinition, ParameterType } from '../api/types';

/** The most parameters a macro may have. */
export const maxParameters = 50;

export const parameterTypes: { value: ParameterType; label: string }[] = [
  { value: 'string', label: 'Text' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'enum', label: 'One of a list' },
  { value: 'int', label: 'Whole number' },
  { value: 'url', label: 'Link' },
  { value: 'username', label: 'Person' },
  { value: 'spaceKey', label: 'Space' },
  { value: 'confluenceContent', label: 'Page or blog post' },
  { value: 'attachment', label: 'Attachment' },
  { value: 'label', label: 'Label' },
  { value: 'date', label: 'Date' },
  { value: 'colour', label: 'Colour' },
];

/** What the type is called. */
export function typeLabel(type: ParameterType): string {
  return parameterTypes.find(({ value }) => value === type)?.label ?? type;
}

const oneValue: ReadonlySet<ParameterType> = new Set(['boolean', 'int', 'url', 'date', 'colour']);

/** Whether authors may give several values of the type, separated by commas. */
export function takesSeveral(type: ParameterType): boolean {
  return !oneValue.has(type);
}

/** Which control asks for a value of the type. */
export function controlOf(type: ParameterType): 'checkbox' | 'select' | 'number' | 'date' | 'colour' | 'text' {
  switch (type) {
    case 'boolean':
      return 'checkbox';
    case 'enum':
      return 'select';
    case 'int':
      return 'number';
    case 'date':
    case 'colour':
      return type;
    default:
      return 'text';
  }
}

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
  const values = parameter.type === 'enum' ? parameter.values : [];
  const multiple = parameter.multiple && takesSeveral(parameter.type);
  const multiLine = parameter.multiLine && parameter.type === 'string';
  const typeChanged = parameter.type !== before.type;
  const chosen = multiple ? parameter.default.split(',') : [parameter.default];
  const lost = parameter.type === 'enum' && !chosen.every((value) => values.includes(value));
  return { ...parameter, values, multiple, multiLine, default: lost || (typeChanged && parameter.type === 'boolean') ? '' : parameter.default };
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
