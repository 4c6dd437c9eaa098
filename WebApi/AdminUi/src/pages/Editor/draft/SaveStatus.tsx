import type { SaveState } from './draftState';
import styles from './SaveStatus.module.css';

interface Props {
  saveState: SaveState;
}

const words: Record<SaveState, string> = {
  saved: 'Draft saved',
  unsaved: 'Unsaved changes',
  saving: 'Saving…',
  failed: 'Not saved',
  refused: 'Not saved',
  conflict: 'Not saved',
};

/** Whether the draft is stored, also told to screen readers. */
export function SaveStatus({ saveState }: Props) {
  const bad = saveState === 'failed' || saveState === 'refused' || saveState === 'conflict';
  return (
    <span className={bad ? styles.bad : styles.status} role="status">
      {words[saveState]}
    </span>
  );
}
