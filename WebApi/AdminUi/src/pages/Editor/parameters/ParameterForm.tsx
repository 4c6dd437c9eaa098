import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import DeleteIcon from '@atlaskit/icon/core/delete';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { FieldErrors, ParameterDefinition } from '../../../api/types';
import { memberPath } from '../../../components/CodeEditor/templateCompletion';
import { FormField } from '../../../components/FormField';
import { NativeSelect } from '../../../components/NativeSelect';
import { ValueField } from '../../../components/fields/ValueField';
import { nameProblem } from '../../../macro/parameters';
import { definitionOf, typeOptions } from '../../../macro/parameterTypes';
import styles from './ParameterForm.module.css';
import { ValuesField } from './ValuesField';

interface Props {
  parameters: ParameterDefinition[];
  index: number;
  errors: FieldErrors;
  /** A parameter just added: the cursor goes to its name. */
  focused: boolean;
  onChange: (change: Partial<ParameterDefinition>) => void;
  onRemove: () => void;
}

/** One parameter. */
export function ParameterForm({ parameters, index, errors, focused, onChange, onRemove }: Props) {
  const parameter = parameters[index];
  if (!parameter) {
    return null;
  }
  const about = (field: string) => errors[`parameters[${index}].${field}`]?.join(' ');
  const { name, title, description, type, required, default: given, values, multiple, hidden, multiLine } = parameter;
  const { field, hasChoices, takesSeveral, takesLines } = definitionOf(type);
  const switchError = about('multiple') ?? about('multiLine') ?? about('hidden');

  return (
    <section className={styles.form} aria-label={`Parameter ${name}`}>
      <FormField
        label="Name"
        required
        error={nameProblem(parameters, index) ?? about('name')}
        help={
          <>
            The template reads it as <code>{memberPath(name)}</code>.
          </>
        }
      >
        {(control) => (
          <Textfield {...control} isMonospaced autoFocus={focused} value={name} onChange={(event) => onChange({ name: event.currentTarget.value.trim() })} />
        )}
      </FormField>
      <FormField label="Label" error={about('title')} help="The label in the author’s form. If empty, the name is shown.">
        {(control) => <Textfield {...control} value={title} onChange={(event) => onChange({ title: event.currentTarget.value })} />}
      </FormField>
      <FormField label="Help text" error={about('description')}>
        {(control) => (
          <Textarea {...control} minimumRows={2} value={description} onChange={(event) => onChange({ description: event.currentTarget.value })} />
        )}
      </FormField>
      <FormField label="Type" error={about('type')}>
        {(control) => (
          <NativeSelect
            id={control.id}
            describedBy={control['aria-describedby']}
            value={type}
            options={typeOptions}
            onChange={(next) => onChange({ type: next })}
          />
        )}
      </FormField>
      {hasChoices && <ValuesField values={values} error={about('values')} onChange={(next) => onChange({ values: next })} />}
      <ValueField
        label={field === 'checkbox' ? 'On by default' : 'Default'}
        parameter={{ ...parameter, required: false }}
        value={given}
        help="Used when the author leaves the field empty."
        error={about('default')}
        onChange={(next) => onChange({ default: next })}
      />
      <Checkbox label="Required" isChecked={required} onChange={(event) => onChange({ required: event.currentTarget.checked })} />
      {takesSeveral && (
        <Checkbox
          label="Allow several values, separated by commas"
          isChecked={multiple}
          onChange={(event) => onChange({ multiple: event.currentTarget.checked })}
        />
      )}
      {takesLines && (
        <Checkbox label="Several lines" isChecked={multiLine} onChange={(event) => onChange({ multiLine: event.currentTarget.checked })} />
      )}
      <Checkbox label="Hide in the form" isChecked={hidden} onChange={(event) => onChange({ hidden: event.currentTarget.checked })} />
      {switchError && (
        <p className={styles.error} role="alert">
          {switchError}
        </p>
      )}
      <div className={styles.remove}>
        <Button appearance="subtle" iconBefore={DeleteIcon} onClick={onRemove}>
          Remove parameter
        </Button>
      </div>
    </section>
  );
}
