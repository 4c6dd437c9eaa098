import Checkbox from '@atlaskit/checkbox';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ParameterDefinition } from '../api/types';
import { controlOf } from '../macro/parameters';
import { ColourField } from './ColourField';
import { FormField } from './FormField';
import { NativeSelect } from './NativeSelect';
import { SeveralChoices } from './SeveralChoices';

interface Props {
  label: string;
  parameter: ParameterDefinition;
  value: string;
  help?: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** Asks for a value of a parameter, with the control that fits its type. */
export function ValueField({ label, parameter, value, help, error, onChange }: Props) {
  const control = controlOf(parameter.type);
  if (control === 'checkbox') {
    return <Checkbox label={label} isChecked={value === 'true'} onChange={(event) => onChange(event.currentTarget.checked ? 'true' : 'false')} />;
  }
  return (
    <FormField label={label} required={parameter.required} help={help} error={error}>
      {(props) =>
        parameter.multiLine ? (
          <Textarea {...props} minimumRows={2} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
        ) : control === 'select' && !parameter.multiple ? (
          <NativeSelect
            id={props.id}
            describedBy={props['aria-describedby']}
            value={value}
            options={['', ...parameter.values].map((option) => ({ value: option, label: option || 'None' }))}
            onChange={onChange}
          />
        ) : control === 'select' ? (
          <SeveralChoices label={label} options={parameter.values} value={value} onChange={onChange} />
        ) : control === 'colour' ? (
          <ColourField control={props} value={value} onChange={onChange} />
        ) : (
          <Textfield {...props} type={control} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
        )
      }
    </FormField>
  );
}
