import type { MacroForm } from '../../api/forms';
import { valueProblem } from '../../macro/parameterTypes';

/** Values by the identifiers under which Confluence stores them. */
export type FormValues = Record<string, string>;

const genericPrefix = 'usermacro-any-';

/** The keys of the modules that show any macro. */
export const genericModules: readonly string[] = ['framed', 'static'].flatMap((output) =>
  ['block', 'inline'].flatMap((layout) => ['none', 'plain', 'rich'].map((body) => `${genericPrefix}${output}-${layout}-${body}`)),
);

/** Whether the module shows any macro, chosen by a parameter. */
export function isGeneric(module: string): boolean {
  return module.startsWith(genericPrefix);
}

/** Confluence knows parameters in lower case only. */
export function identifierOf(name: string): string {
  return name.toLowerCase();
}

/** The values in the form: what is stored, else the default, which Confluence does not store. */
export function initialValues(form: MacroForm, stored: FormValues): FormValues {
  return Object.fromEntries(
    form.parameters.map((parameter) => {
      const identifier = identifierOf(parameter.name);
      return [identifier, stored[identifier] ?? parameter.default];
    }),
  );
}

/** What is stored for the macro inside a generic module. */
export function readGeneric(stored: FormValues): { macro: string; values: FormValues } {
  return { macro: stored.macro ?? '', values: Object.fromEntries(new URLSearchParams(stored.parameters ?? '')) };
}

/** What to store for a macro of its own name. */
export function toStored(form: MacroForm, values: FormValues): FormValues {
  return Object.fromEntries(changed(form, values));
}

/** What to store for a macro inside a generic module. */
export function toGeneric(form: MacroForm, values: FormValues): FormValues {
  const pairs = changed(form, values).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return { macro: form.key, parameters: pairs.join('&') };
}

/** What is wrong with which value, by identifier. */
export function problemsOf(form: MacroForm, values: FormValues): FormValues {
  const problems: FormValues = {};
  for (const { name, title, required, type, hidden, multiLine } of form.parameters) {
    const most = multiLine ? form.limits.text : form.limits.value;
    const value = values[identifierOf(name)] ?? '';
    const label = title || name;
    if (hidden) {
      continue;
    }
    if (required && value.trim() === '') {
      problems[identifierOf(name)] = `Fill in “${label}”.`;
    } else if (value.length > most) {
      problems[identifierOf(name)] = `At most ${most} characters; there are ${value.length}.`;
    } else if (valueProblem(type, value) !== null) {
      problems[identifierOf(name)] = valueProblem(type, value) ?? '';
    }
  }
  return problems;
}

/** Whether all values together are longer than an address may be. A macro of its own name has texts of several lines apart. */
export function isTooLong(form: MacroForm, values: FormValues, generic: boolean): boolean {
  return lengthTogether(form, values, generic) > form.limits.together;
}

/** How long all values together are, encoded as in an address. */
export function lengthTogether(form: MacroForm, values: FormValues, generic: boolean): number {
  const apart = new Set(generic ? [] : form.parameters.filter(({ multiLine }) => multiLine).map(({ name }) => identifierOf(name)));
  const together = Object.entries(values).filter(([name]) => !apart.has(name));
  return together.reduce((sum, [name, value]) => sum + name.length + encodeURIComponent(value).length + 4, 0);
}

function changed(form: MacroForm, values: FormValues): [string, string][] {
  return form.parameters.flatMap(({ name, default: given }): [string, string][] => {
    const value = values[identifierOf(name)] ?? '';
    return value === '' || value === given ? [] : [[identifierOf(name), value]];
  });
}
