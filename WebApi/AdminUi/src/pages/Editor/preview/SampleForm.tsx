import Textarea from '@atlaskit/textarea';
import type { MacroDefinition } from '../../../api/types';
import { FormField } from '../../../components/FormField';
import { ValueField } from '../../../components/fields/ValueField';
import styles from './SampleForm.module.css';
import type { Sample } from './useSample';

interface Props {
  definition: MacroDefinition;
  sample: Sample;
}

/** The form that an author would see, filled with values to try. */
export function SampleForm({ definition, sample }: Props) {
  const { parameters, body, output } = definition;
  if (parameters.length === 0 && body === 'none') {
    return null;
  }
  return (
    <fieldset className={styles.form}>
      <legend className={styles.legend}>Sample values</legend>
      <div className={styles.fields}>
        {parameters.map((parameter, index) => (
          <ValueField
            key={index}
            label={parameter.title || parameter.name}
            parameter={parameter}
            value={sample.values[parameter.name] ?? ''}
            onChange={(value) => sample.setValue(parameter.name, value)}
          />
        ))}
      </div>
      {body !== 'none' && (
        <FormField label={body !== 'rendered' ? 'Body' : output === 'static' ? 'Body (storage format)' : 'Body (HTML)'}>
          {(control) => (
            <Textarea {...control} isMonospaced minimumRows={2} value={sample.body} onChange={(event) => sample.setBody(event.currentTarget.value)} />
          )}
        </FormField>
      )}
    </fieldset>
  );
}
