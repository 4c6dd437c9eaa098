import styles from './TableSkeleton.module.css';

/** The shape of the table while it loads. */
export function TableSkeleton() {
  return (
    <div className={styles.rows} role="status" aria-label="Loading macros">
      {[1, 2, 3, 4, 5].map((row) => (
        <div key={row} className={styles.row}>
          <div className={styles.text}>
            <span className={styles.name} />
            <span className={styles.description} />
          </div>
          <span className={styles.cell} />
          <span className={styles.cell} />
          <span className={styles.cell} />
        </div>
      ))}
    </div>
  );
}
