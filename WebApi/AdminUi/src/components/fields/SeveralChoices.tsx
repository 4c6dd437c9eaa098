import Checkbox from '@atlaskit/checkbox';

interface Props {
  label: string;
  options: readonly string[];
  /** The chosen ones, with commas between them. */
  value: string;
  onChange: (value: string) => void;
}

/** Some of a list; what is chosen keeps the order of the list. */
export function SeveralChoices({ label, options, value, onChange }: Props) {
  const chosen = new Set(value.split(','));
  return (
    <div role="group" aria-label={label}>
      {options.map((option) => (
        <Checkbox
          key={option}
          label={option}
          isChecked={chosen.has(option)}
          onChange={(event) => {
            const isChosen = event.currentTarget.checked;
            onChange(options.filter((other) => (other === option ? isChosen : chosen.has(other))).join(','));
          }}
        />
      ))}
    </div>
  );
}
