import Checkbox from '@atlaskit/checkbox';
import { categoryChoices } from '../../../macro/categories';
import styles from './CategoriesField.module.css';

interface Props {
  categories: string[];
  error: string | undefined;
  onChange: (categories: string[]) => void;
}

/** Under which headings the macro browser shows the macro. */
export function CategoriesField({ categories, error, onChange }: Props) {
  const choices = [...categoryChoices, ...categories.filter((name) => !categoryChoices.some(({ value }) => value === name)).map((value) => ({ value, label: value }))];
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>Categories</legend>
      <div className={styles.choices}>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            isChecked={categories.includes(value)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...categories, value] : categories.filter((name) => name !== value))}
          />
        ))}
      </div>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
