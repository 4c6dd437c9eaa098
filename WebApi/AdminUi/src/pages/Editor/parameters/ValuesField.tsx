import Textarea from '@atlaskit/textarea';
import { useState } from 'react';
import { FormField } from '../../../components/FormField';
import { readLines } from '../../../macro/readLines';

interface Props {
  values: string[];
  error: string | undefined;
  onChange: (values: string[]) => void;
}

/** The values of a list, one a line; the text stays as typed while the values are read from it. */
export function ValuesField({ values, error, onChange }: Props) {
  const [text, setText] = useState(values.join('\n'));
  return (
    <FormField label="Values" required error={error ?? (values.length === 0 ? 'Give at least one value.' : null)} help="One value a line.">
      {(control) => (
        <Textarea
          {...control}
          minimumRows={4}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChange(readLines(event.currentTarget.value));
          }}
        />
      )}
    </FormField>
  );
}
