import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import styles from './NativeSelect.module.css';

interface Props<T extends string> {
  id?: string;
  label?: string;
  describedBy?: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** The browser's own select in the look of the design system: light to load, at home on every device. */
export function NativeSelect<T extends string>({ id, label, describedBy, value, options, onChange }: Props<T>) {
  return (
    <span className={styles.box}>
      <select
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span className={styles.arrow}>
        <ChevronDownIcon label="" color="currentColor" size="small" />
      </span>
    </span>
  );
}
