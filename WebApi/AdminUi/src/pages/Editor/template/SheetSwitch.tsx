import Button from '@atlaskit/button/new';
import styles from './SheetSwitch.module.css';

export type Sheet = 'template' | 'styles';

interface Props {
  sheet: Sheet;
  /** Framed output has styles; static output has those of the page. */
  framed: boolean;
  onChange: (sheet: Sheet) => void;
}

/** Chooses which of the two texts is in the editor. */
export function SheetSwitch({ sheet, framed, onChange }: Props) {
  return (
    <div className={styles.bar} role="group" aria-label="Text to edit">
      <Button appearance="subtle" isSelected={sheet === 'template'} onClick={() => onChange('template')}>
        {framed ? 'HTML' : 'Storage format'}
      </Button>
      {framed && (
        <Button appearance="subtle" isSelected={sheet === 'styles'} onClick={() => onChange('styles')}>
          CSS
        </Button>
      )}
    </div>
  );
}
