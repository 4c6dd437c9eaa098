import Textfield from '@atlaskit/textfield';
import styles from './ColourField.module.css';
import type { ControlProps } from '../FormField';

interface Props {
  control: ControlProps;
  /** As #36b37e; empty for none. */
  value: string;
  onChange: (value: string) => void;
}

/** A colour: picked, or typed by who knows it. */
export function ColourField({ control, value, onChange }: Props) {
  return (
    <div className={styles.colour}>
      <input
        type="color"
        aria-label="Pick a colour"
        value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#ffffff'}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Textfield {...control} placeholder="#36b37e" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
