import { FormField } from '../../components/FormField';
import { ValueField } from '../../components/ValueField';
import type { MacroForm } from '../../api/forms';
import type { Host } from '../../host/Host';
import { identifierOf, type FormValues } from './formValues';
import { SearchField } from './SearchField';
import { isSearchable } from './suggestions';

interface Props {
  form: MacroForm;
  host: Pick<Host, 'request'>;
  values: FormValues;
  problems: FormValues;
  onChange: (identifier: string, value: string) => void;
}

/** The parameters of a macro, each with the control that fits its type. */
export function MacroFields({ form, host, values, problems, onChange }: Props) {
  return (
    <>
      {form.parameters
        .filter(({ hidden }) => !hidden)
        .map((parameter) => {
          const { name, title, description, type, required, multiple } = parameter;
          const identifier = identifierOf(name);
          const label = title || name;
          const value = values[identifier] ?? '';
          const change = (next: string) => onChange(identifier, next);
          return isSearchable(type) ? (
            <FormField key={name} label={label} required={required} help={description} error={problems[identifier]}>
              {(control) => <SearchField control={control} host={host} type={type} value={value} multiple={multiple} onChange={change} />}
            </FormField>
          ) : (
            <ValueField key={name} label={label} parameter={parameter} value={value} help={description || several(multiple && type !== 'enum')} error={problems[identifier]} onChange={change} />
          );
        })}
    </>
  );
}

function several(multiple: boolean): string {
  return multiple ? 'Several values with commas between them.' : '';
}
