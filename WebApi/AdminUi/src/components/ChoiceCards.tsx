import { useId } from 'react';
import type { Choice } from '../macro/definition';
import styles from './ChoiceCards.module.css';

interface Props<T extends string> {
  legend: string;
  choices: Choice<T>[];
  value: T;
  onChange: (value: T) => void;
}

/** Radio buttons that explain themselves, side by side. */
export function ChoiceCards<T extends string>({ legend, choices, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.cards}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.card}>
            <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            <span className={styles.text}>
              <span className={styles.label}>{choice.label}</span>
              <span className={styles.description}>{choice.description}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
