import type { ParameterDefinition } from '../../api/types';
import type { Host } from '../../host/Host';
import { definitionOf } from '../../macro/parameterTypes';
import { FormField } from '../FormField';
import { controls } from './controls';
import { SearchField } from './SearchField';
import { searches } from './suggestions';

interface Props {
  label: string;
  parameter: ParameterDefinition;
  value: string;
  help?: string;
  error?: string | undefined;
  /** The site to search for values; without one they are typed. */
  host?: Pick<Host, 'request'>;
  onChange: (value: string) => void;
}

// A check box has its label beside it, and nothing below.
const alone = { id: '', isInvalid: false, isRequired: false, 'aria-describedby': '' };

/** Asks for a value of a parameter, with the control that fits its type. */
export function ValueField({ label, parameter, value, help, error, host, onChange }: Props) {
  const { field } = definitionOf(parameter.type);
  const search = searches[field];
  const Control = controls[field];
  if (field === 'checkbox') {
    return <Control control={alone} label={label} parameter={parameter} value={value} onChange={onChange} />;
  }
  return (
    <FormField label={label} required={parameter.required} help={help} error={error}>
      {(control) =>
        host && search ? (
          <SearchField control={control} host={host} search={search} value={value} multiple={parameter.multiple} onChange={onChange} />
        ) : (
          <Control control={control} label={label} parameter={parameter} value={value} onChange={onChange} />
        )
      }
    </FormField>
  );
}
