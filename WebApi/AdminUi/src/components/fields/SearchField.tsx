import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useState } from 'react';
import type { Host } from '../../host/Host';
import type { ControlProps } from '../FormField';
import { suggest, type Search, type Suggestion } from './suggestions';
import styles from './SearchField.module.css';

interface Props {
  control: ControlProps;
  host: Pick<Host, 'request'>;
  search: Search;
  /** One value, or several with commas between them. */
  value: string;
  multiple: boolean;
  onChange: (value: string) => void;
}

const pause = 250;

/** Finds people, spaces and pages of the site by their names. What is known already can be typed as well. */
export function SearchField({ control, host, search, value, multiple, onChange }: Props) {
  const list = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Suggestion[]>([]);
  const [names, setNames] = useState<Record<string, string>>({});
  const chosen = value === '' ? [] : multiple ? value.split(',') : [value];

  useEffect(() => {
    if (text.trim() === '') {
      return;
    }
    let current = true;
    const timer = setTimeout(() => void suggest(host, search, text).then((next) => current && setFound(next)), pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [host, search, text]);

  function choose({ value: next, label }: Suggestion) {
    setNames((known) => ({ ...known, [next]: label }));
    onChange(multiple ? [...new Set([...chosen, next])].join(',') : next);
    setText('');
    setFound([]);
  }

  return (
    <div className={styles.search}>
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((each) => (
            <li key={each}>
              {names[each] ?? each}
              <button type="button" aria-label={`Remove ${names[each] ?? each}`} onClick={() => onChange(chosen.filter((other) => other !== each).join(','))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {(multiple || chosen.length === 0) && (
        <Textfield
          {...control}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={list}
          autoComplete="off"
          placeholder="Type a name"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFound([]);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text.trim() !== '') {
              event.preventDefault();
              choose(found[0] ?? { value: text.trim(), label: text.trim() });
            }
          }}
        />
      )}
      {found.length > 0 && (
        <ul id={list} role="listbox" className={styles.found}>
          {found.map((each) => (
            <li key={each.value} role="option" aria-selected={false}>
              <button type="button" onClick={() => choose(each)}>
                {each.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
