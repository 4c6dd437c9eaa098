import { describe, expect, it } from 'vitest';
import { plainProblem } from '../../api/problem';
import { changeName, checkForm, emptyForm, readProblems } from './createForm';

describe('changeName', () => {
  it('suggests the key until one is typed', () => {
    expect(changeName(emptyForm, 'Status badge', 64).key).toBe('status-badge');
    expect(changeName({ ...emptyForm, key: 'mine', keyEdited: true }, 'Status badge', 64).key).toBe('mine');
  });
});

describe('checkForm', () => {
  it('asks for name and key', () => {
    expect(Object.keys(checkForm({ ...emptyForm, name: '  ' }, 64))).toEqual(['name', 'key']);
  });

  it('has nothing against what is complete', () => {
    expect(checkForm(changeName(emptyForm, 'Status badge', 64), 64)).toEqual({});
  });
});

describe('readProblems', () => {
  it('puts a key that is taken to the key', () => {
    expect(readProblems({ ...plainProblem('conflict'), detail: 'Taken.' })).toEqual({ key: 'Taken.' });
  });

  it.each(['name', 'definition.name'])('finds the field of %s', (path) => {
    expect(readProblems({ ...plainProblem('invalid'), errors: { [path]: ['Too long.', 'Too odd.'] } })).toEqual({ name: 'Too long. Too odd.' });
  });

  it('puts the rest to the top', () => {
    const problem = plainProblem('limit');
    expect(readProblems(problem)).toEqual({ form: problem });
  });
});
