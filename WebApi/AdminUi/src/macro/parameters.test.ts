import { describe, expect, it } from 'vitest';
import type { ParameterDefinition } from '../api/types';
import { controls } from '../components/fields/controls';
import { addParameter, changeParameter, moveParameter, nameProblem } from './parameters';
import { definitionOf, typeOptions, valueProblem } from './parameterTypes';
import { sampleValue } from './sampleValue';

function parameter(name: string, part: Partial<ParameterDefinition> = {}): ParameterDefinition {
  return { name, title: '', description: '', type: 'string', required: false, default: '', values: [], multiple: false, hidden: false, multiLine: false, ...part };
}

const abc = [parameter('a'), parameter('b'), parameter('c')];
const names = (parameters: ParameterDefinition[]) => parameters.map(({ name }) => name).join('');

describe('addParameter', () => {
  it('finds a name that is free, whatever its case', () => {
    const added = addParameter([parameter('Parameter2')]);
    expect(added.map(({ name }) => name)).toEqual(['Parameter2', 'parameter3']);
  });
});

describe('moveParameter', () => {
  it.each<[number, -1 | 1, string]>([
    [1, -1, 'bac'],
    [1, 1, 'acb'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
  ])('%i by %i', (index, by, order) => {
    expect(names(moveParameter(abc, index, by))).toBe(order);
    expect(names(abc)).toBe('abc');
  });
});

describe('changeParameter', () => {
  it('changes one and leaves the others', () => {
    const changed = changeParameter(abc, 1, { title: 'B' });
    expect(changed[1]?.title).toBe('B');
    expect(changed[0]).toBe(abc[0]);
  });

  it('drops the list with the type that had it', () => {
    const list = [parameter('a', { type: 'enum', values: ['x'], default: 'x' })];
    expect(changeParameter(list, 0, { type: 'string' })[0]).toMatchObject({ values: [], default: 'x' });
  });

  it('drops a default that is not in the list', () => {
    const list = [parameter('a', { type: 'enum', values: ['x', 'y'], default: 'y' })];
    expect(changeParameter(list, 0, { values: ['x'] })[0]?.default).toBe('');
    expect(changeParameter(list, 0, { values: ['y'] })[0]?.default).toBe('y');
  });

  it('drops what the new type cannot have', () => {
    const list = [parameter('a', { multiple: true, multiLine: true, hidden: true })];
    expect(changeParameter(list, 0, { type: 'label' })[0]).toMatchObject({ multiple: true, multiLine: false, hidden: true });
    expect(changeParameter(list, 0, { type: 'url' })[0]).toMatchObject({ multiple: false, multiLine: false, hidden: true });
  });

  it('keeps a default of several values of the list', () => {
    const list = [parameter('a', { type: 'enum', values: ['x', 'y'], default: 'x,y', multiple: true })];
    expect(changeParameter(list, 0, { title: 'A' })[0]?.default).toBe('x,y');
    expect(changeParameter(list, 0, { multiple: false })[0]?.default).toBe('');
  });

  it('drops a text when it becomes yes or no', () => {
    expect(changeParameter([parameter('a', { default: 'hello' })], 0, { type: 'boolean' })[0]?.default).toBe('');
  });
});

describe('nameProblem', () => {
  it.each(['a', 'Size', 'a_b-c.d', '0'])('takes %s', (name) => {
    expect(nameProblem([parameter(name)], 0)).toBeNull();
  });

  it.each(['', 'a b', 'ä', 'a/b'])('refuses "%s"', (name) => {
    expect(nameProblem([parameter(name)], 0)).not.toBeNull();
  });

  it('refuses names that differ in case only', () => {
    expect(nameProblem([parameter('Size'), parameter('size')], 1)).not.toBeNull();
  });
});

describe('every type', () => {
  it.each(typeOptions.map(({ value }) => value))('%s has a label, a control and a sample that fits it', (type) => {
    const { title, field, hasChoices } = definitionOf(type);
    const sample = sampleValue(parameter('p', { type, values: hasChoices ? ['x'] : [] }));
    expect(title).not.toBe('');
    expect(controls[field]).toBeTypeOf('function');
    expect(sample).not.toBe('');
    expect(valueProblem(type, sample)).toBeNull();
  });

  it('prefers the default as sample', () => {
    expect(sampleValue(parameter('p', { default: 'given' }))).toBe('given');
  });

  it.each([
    ['Label=number, such as Design=80; Build=5.5.', 'Design=80; Build=5.5'],
    ['Written after each number (e.g. %).', '%'],
    ['For example: "two words". More of it.', 'two words'],
    ['A colour.', 'Title'],
  ])('takes the example out of "%s"', (description, sample) => {
    expect(sampleValue(parameter('p', { title: 'Title', description }))).toBe(sample);
  });
});
