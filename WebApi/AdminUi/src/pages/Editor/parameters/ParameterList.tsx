import { IconButton } from '@atlaskit/button/new';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import type { ParameterDefinition } from '../../../api/types';
import { definitionOf } from '../../../macro/parameterTypes';
import styles from './ParameterList.module.css';

interface Props {
  parameters: ParameterDefinition[];
  chosen: number;
  onChoose: (index: number) => void;
  /** Moves the chosen one. */
  onMove: (by: -1 | 1) => void;
}

/** The parameters in the order of the author's form. */
export function ParameterList({ parameters, chosen, onChoose, onMove }: Props) {
  return (
    <>
      <ol className={styles.list}>
        {parameters.map((parameter, index) => (
          <li key={index} className={styles.item}>
            <button type="button" className={styles.choose} aria-current={index === chosen} onClick={() => onChoose(index)}>
              <span className={styles.name}>
                {parameter.name || 'Without a name'}
                {parameter.required && (
                  <span className={styles.required} title="Required">
                    *
                  </span>
                )}
              </span>
              <span className={styles.type}>{definitionOf(parameter.type).title}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.move}>
        <IconButton icon={ArrowUpIcon} label="Move up" spacing="compact" isDisabled={chosen === 0} onClick={() => onMove(-1)} />
        <IconButton
          icon={ArrowDownIcon}
          label="Move down"
          spacing="compact"
          isDisabled={chosen === parameters.length - 1}
          onClick={() => onMove(1)}
        />
      </div>
    </>
  );
}
