import { PersonName } from '../../components/PersonName';
import { formatTime } from '../../components/formatTime';
import styles from './EditedBy.module.css';

interface Props {
  by: string | null;
  at: string;
}

/** When a macro was changed last, and by whom. */
export function EditedBy({ by, at }: Props) {
  return (
    <span className={styles.edited}>
      <time dateTime={at}>{formatTime(at)}</time>
      <span className={styles.by}>by <PersonName accountId={by} /></span>
    </span>
  );
}
