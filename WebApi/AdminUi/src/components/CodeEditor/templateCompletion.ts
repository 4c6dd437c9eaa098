import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { ParameterDefinition } from '../../api/types';
import { builtins, contextObjects, topFunctions } from './builtins';

const statements: Completion[] = ['if', 'else', 'else if', 'end', 'for', 'in', 'case', 'when', 'capture', 'func', 'ret', 'while', 'break', 'continue'].map(
  (label) => ({ label, type: 'keyword' }),
);

/** Suggests what is possible at the cursor inside `{{ }}`. */
export function templateCompletion(parameters: () => ParameterDefinition[]): CompletionSource {
  return (context) => (isInScript(context) ? complete(context, parameters()) : null);
}

function isInScript(context: CompletionContext): boolean {
  const tree = syntaxTree(context.state);
  for (let node = tree.resolve(context.pos, -1); ; node = node.parent) {
    if (node.name === 'String' || node.name === 'Comment' || node.name === 'Delimiter') {
      return false;
    }
    if (node.name === 'Script') {
      return true;
    }
    if (!node.parent) {
      return false;
    }
  }
}

function complete(context: CompletionContext, parameters: ParameterDefinition[]): CompletionResult | null {
  const word = context.matchBefore(/(?:\w+\??\.)?\w*/);
  const [, owner, name = ''] = word?.text.match(/^(?:(\w+)\??\.)?(\w*)$/) ?? [];
  if (owner === undefined && name === '' && !context.explicit) {
    return null;
  }
  const options = owner === undefined ? roots(parameters) : members(owner, parameters);
  return options.length > 0 ? { from: context.pos - name.length, options, validFor: /^\w*$/ } : null;
}

function roots(parameters: ParameterDefinition[]): Completion[] {
  return [
    ...parameters.map((parameter) => ({ ...parameterOption(parameter), label: memberPath(parameter.name), boost: 2 })),
    { label: 'params', type: 'namespace', info: 'The values that the author filled in', boost: 1 },
    ...Object.entries(contextObjects).map(([label, { about }]) => ({ label, type: 'variable', info: about, boost: 1 })),
    ...statements,
    ...topFunctions.map((label) => ({ label, type: 'function', info: 'Writes a value as it is, without escaping' })),
    ...Object.keys(builtins).map((label) => ({ label, type: 'namespace' })),
  ];
}

function members(owner: string, parameters: ParameterDefinition[]): Completion[] {
  if (owner === 'params') {
    return parameters.filter(({ name }) => isPlain(name)).map((parameter) => ({ ...parameterOption(parameter), label: parameter.name }));
  }
  const properties = contextObjects[owner]?.members.map((label) => ({ label, type: 'property' }));
  return properties ?? builtins[owner]?.map((label) => ({ label, type: 'function' })) ?? [];
}

function parameterOption({ type, title, description }: ParameterDefinition) {
  return { type: 'property', detail: type, ...((description || title) && { info: description || title }) };
}

/** How a template reads a parameter: names that are no identifiers are put in brackets. */
export function memberPath(name: string): string {
  return isPlain(name) ? `params.${name}` : `params[${JSON.stringify(name)}]`;
}

function isPlain(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
