import Checkbox from '@atlaskit/checkbox';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import type { ParameterDefinition } from '../../api/types';
import type { ParameterField } from '../../macro/parameterTypes';
import type { ControlProps } from '../FormField';
import { NativeSelect } from '../NativeSelect';
import { ColourField } from './ColourField';
import { SeveralChoices } from './SeveralChoices';

export interface FieldProps {
  control: ControlProps;
  label: string;
  parameter: ParameterDefinition;
  value: string;
  onChange: (value: string) => void;
}

/** The control of each field. Where the site can be searched for values, a SearchField takes its place. */
export const controls: Record<ParameterField, (props: FieldProps) => ReactNode> = {
  text: TextControl,
  checkbox: ({ label, value, onChange }) => (
    <Checkbox label={label} isChecked={value === 'true'} onChange={(event) => onChange(event.currentTarget.checked ? 'true' : 'false')} />
  ),
  choice: ChoiceControl,
  number: (props) => <LineControl {...props} type="number" />,
  link: TextControl,
  person: TextControl,
  space: TextControl,
  page: TextControl,
  attachment: TextControl,
  label: TextControl,
  date: (props) => <LineControl {...props} type="date" />,
  colour: ({ control, value, onChange }) => <ColourField control={control} value={value} onChange={onChange} />,
};

function LineControl({ control, value, onChange, type }: FieldProps & { type: 'text' | 'number' | 'date' }) {
  return <Textfield {...control} type={type} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}

function TextControl(props: FieldProps) {
  const { control, parameter, value, onChange } = props;
  return parameter.multiLine ? (
    <Textarea {...control} minimumRows={2} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <LineControl {...props} type="text" />
  );
}

function ChoiceControl({ control, label, parameter, value, onChange }: FieldProps) {
  return parameter.multiple ? (
    <SeveralChoices label={label} options={parameter.values} value={value} onChange={onChange} />
  ) : (
    <NativeSelect
      id={control.id}
      describedBy={control['aria-describedby']}
      value={value}
      options={['', ...parameter.values].map((option) => ({ value: option, label: option || 'None' }))}
      onChange={onChange}
    />
  );
}
