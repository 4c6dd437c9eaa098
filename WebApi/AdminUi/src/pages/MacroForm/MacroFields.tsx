import type { MacroForm } from '../../api/forms';
import { searches } from '../../components/fields/suggestions';
import { ValueField } from '../../components/fields/ValueField';
import type { Host } from '../../host/Host';
import { definitionOf } from '../../macro/parameterTypes';
import { identifierOf, type FormValues } from './formValues';

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
          const { name, title, description, type, multiple } = parameter;
          const identifier = identifierOf(name);
          const { field, hasChoices } = definitionOf(type);
          const typed = !hasChoices && !searches[field];
          return (
            <ValueField
              key={name}
              label={title || name}
              parameter={parameter}
              value={values[identifier] ?? ''}
              help={description || several(multiple && typed)}
              error={problems[identifier]}
              host={host}
              onChange={(next) => onChange(identifier, next)}
            />
          );
        })}
    </>
  );
}

function several(multiple: boolean): string {
  return multiple ? 'Several values with commas between them.' : '';
}
