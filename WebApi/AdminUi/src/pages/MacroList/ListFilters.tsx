import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import { useEffect, useState } from 'react';
import type { MacroFilter } from '../../api/macros';
import type { MacroState } from '../../api/types';
import { NativeSelect } from '../../components/NativeSelect';
import styles from './ListFilters.module.css';

interface Props {
  filter: MacroFilter;
  onChange: (filter: MacroFilter) => void;
}

const pause = 250;
const states: { value: MacroState | ''; label: string }[] = [
  { value: '', label: 'All states' },
  { value: 'published', label: 'Published' },
  { value: 'draft', label: 'Draft' },
  { value: 'unpublished', label: 'Unpublished' },
  { value: 'disabled', label: 'Disabled' },
];

/** Search by name, key or description, and by state; searches when typing pauses. */
export function ListFilters({ filter: { q, state }, onChange }: Props) {
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    // The address changed by other means, such as Back or “Clear filters”.
    setShown(q);
    setText(q);
  }
  useEffect(() => {
    if (text === q) {
      return;
    }
    const timer = setTimeout(() => onChange({ q: text, state }), pause);
    return () => clearTimeout(timer);
  }, [text, q, state, onChange]);

  return (
    <search className={styles.filters}>
      <div className={styles.search}>
        <Textfield
          type="search"
          aria-label="Search macros"
          placeholder="Search macros"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          elemBeforeInput={
            <span className={styles.icon}>
              <SearchIcon label="" color="currentColor" />
            </span>
          }
        />
      </div>
      <div className={styles.state}>
        <NativeSelect label="State" value={state ?? ''} options={states} onChange={(value) => onChange({ q: text, state: value || null })} />
      </div>
    </search>
  );
}
