import { describe, expect, it } from 'vitest';
import type { MacroForm } from '../../api/forms';
import type { ParameterDefinition } from '../../api/types';
import { initialValues, isTooLong, problemsOf, readGeneric, toGeneric, toStored } from './formValues';

const parameter = (name: string, more: Partial<ParameterDefinition> = {}): ParameterDefinition => ({
  name,
  title: '',
  description: '',
  type: 'string',
  required: false,
  default: '',
  values: [],
  multiple: false,
  hidden: false,
  multiLine: false,
  ...more,
});

const form: MacroForm = {
  key: 'badge',
  name: 'Badge',
  description: '',
  documentation: '',
  mayInsert: true,
  insertGroups: [],
  limits: { value: 1024, text: 65536, together: 6144 },
  parameters: [
    parameter('Title', { required: true }),
    parameter('colour', { default: 'green' }),
    parameter('size', { type: 'int' }),
    parameter('link', { type: 'url' }),
    parameter('secret', { hidden: true, required: true }),
  ],
};

describe('values of a macro form', () => {
  it('begin with what is stored, else with the default', () => {
    expect(initialValues(form, { title: 'A' })).toEqual({ title: 'A', colour: 'green', size: '', link: '', secret: '' });
  });

  it('are stored under identifiers, unchanged defaults and empty ones apart', () => {
    expect(toStored(form, { title: 'A', colour: 'green', size: '', secret: 'kept' })).toEqual({ title: 'A', secret: 'kept' });
  });

  it('go through a generic module and back', () => {
    const stored = toGeneric(form, { title: 'A & B=C', colour: 'red' });
    expect(stored).toEqual({ macro: 'badge', parameters: 'title=A%20%26%20B%3DC&colour=red' });
    expect(readGeneric(stored)).toEqual({ macro: 'badge', values: { title: 'A & B=C', colour: 'red' } });
    expect(readGeneric({})).toEqual({ macro: '', values: {} });
  });

  it('name what is missing or wrong', () => {
    expect(Object.keys(problemsOf(form, { title: ' ', size: '1.5', link: 'javascript:x()' }))).toEqual(['title', 'size', 'link']);
    expect(problemsOf(form, { title: 'x'.repeat(1025), size: '-3', link: '/wiki' })).toEqual({ title: 'At most 1024 characters; there are 1025.' });
    expect(problemsOf(form, { title: 'A', size: '', link: 'https://a.example' })).toEqual({});
  });

  it('name what is no day and no colour', () => {
    const dated = { ...form, parameters: [parameter('due', { type: 'date' }), parameter('shade', { type: 'colour' })] };
    expect(Object.keys(problemsOf(dated, { due: '31.1.2026', shade: 'green' }))).toEqual(['due', 'shade']);
    expect(problemsOf(dated, { due: '2026-01-31', shade: '#36B37e' })).toEqual({});
    expect(problemsOf(dated, { due: '', shade: '' })).toEqual({});
  });

  it('fit an address together', () => {
    expect(isTooLong(form, { a: 'ü'.repeat(900), b: 'x' }, false)).toBe(false);
    expect(isTooLong(form, { a: 'ü'.repeat(900), b: 'ü'.repeat(200) }, false)).toBe(true);
  });

  it('may be long texts of several lines, but not through a generic module', () => {
    const long = { ...form, parameters: [parameter('Text', { multiLine: true })] };
    const values = { text: 'x'.repeat(10_000) };
    expect(problemsOf(long, values)).toEqual({});
    expect(isTooLong(long, values, false)).toBe(false);
    expect(isTooLong(long, values, true)).toBe(true);
    expect(problemsOf(long, { text: 'x'.repeat(70_000) })).toEqual({ text: 'At most 65536 characters; there are 70000.' });
  });
});
