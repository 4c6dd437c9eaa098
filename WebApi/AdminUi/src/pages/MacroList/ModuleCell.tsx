import type { ModuleState } from '../../api/types';
import styles from './ModuleCell.module.css';

interface Props {
  state: ModuleState;
  /** Confluence's own words when it refused. */
  message: string | null;
  /** Whether it is framed only because Confluence takes no static macros. */
  framed: boolean;
}

const words: Record<ModuleState, [text: string, explanation: string]> = {
  registered: ['By its own name', 'Authors find the macro by its name.'],
  refused: ['Through “User macro”', 'Confluence refused a name of its own; authors choose it inside the “User macro” entry.'],
  waiting: ['Waits for a name', 'All names are taken. Authors choose it inside the “User macro” entry until one is free.'],
  generic: ['Through “User macro”', 'Its name was freed; authors choose it inside the “User macro” entry.'],
  pending: ['Being added', 'The change is being sent to Confluence.'],
  none: ['Not yet', 'Publish the macro to add it.'],
};

/** Whether authors can insert the macro, and how. */
export function ModuleCell({ state, message, framed }: Props) {
  const [text, explanation] = words[state];
  return (
    <span className={styles.cell} title={explanation}>
      <span className={styles[state]} aria-hidden="true" />
      <span>
        {text}
        {framed && <span className={styles.message}>In a frame: Confluence takes no static macros here at present.</span>}
        {message && <span className={styles.message}>Confluence: {message}</span>}
      </span>
    </span>
  );
}
