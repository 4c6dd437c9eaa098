import { useId, type ReactNode } from 'react';
import styles from './FormField.module.css';

/** What the control of a field needs to be tied to its label and messages. */
export interface ControlProps {
  id: string;
  isInvalid: boolean;
  isRequired: boolean;
  'aria-describedby': string;
}

interface Props {
  label: string;
  required?: boolean;
  help?: ReactNode;
  error?: string | null | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** One field of a form: label above, help below, the error in its place. */
export function FormField({ label, required = false, help, error, children }: Props) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && (
          <span className={styles.required} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({ id, isInvalid: Boolean(error), isRequired: required, 'aria-describedby': note })}
      <div id={note} className={error ? styles.error : styles.help} role={error ? 'alert' : undefined}>
        {error ?? help}
      </div>
    </div>
  );
}
