import type { Problem } from '../../api/problem';
import type { BodyMode, OutputMode } from '../../api/types';
import { keyProblem, suggestKey } from '../../macro/key';

export interface CreateForm {
  name: string;
  key: string;
  /** The person typed a key; the name no longer suggests one. */
  keyEdited: boolean;
  description: string;
  body: BodyMode;
  output: OutputMode;
}

export interface FormProblems {
  name?: string;
  key?: string;
  description?: string;
  form?: Problem;
}

export const emptyForm: CreateForm = { name: '', key: '', keyEdited: false, description: '', body: 'none', output: 'auto' };

export function changeName(form: CreateForm, name: string, maxKey: number | undefined): CreateForm {
  return { ...form, name, key: form.keyEdited ? form.key : suggestKey(name, maxKey) };
}

/** What can be seen to be wrong before the service is asked. */
export function checkForm(form: CreateForm, maxKey: number | undefined): FormProblems {
  const key = keyProblem(form.key, maxKey);
  return {
    ...(form.name.trim() === '' && { name: 'Give the macro a name.' }),
    ...(key !== null && { key }),
  };
}

/** Puts what the service refused to the fields that it names; the rest to the top of the form. */
export function readProblems(problem: Problem): FormProblems {
  if (problem.kind === 'conflict') {
    return { key: problem.detail };
  }
  const about = (field: string) => (problem.errors[field] ?? problem.errors[`definition.${field}`])?.join(' ');
  const name = about('name');
  const key = about('key');
  const description = about('description');
  const found: FormProblems = { ...(name && { name }), ...(key && { key }), ...(description && { description }) };
  return Object.keys(found).length > 0 ? found : { form: problem };
}
