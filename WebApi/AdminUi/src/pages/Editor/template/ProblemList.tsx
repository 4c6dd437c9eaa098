import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import type { TemplateDiagnostic } from '../../../api/types';
import { hasPlace } from '../../../macro/diagnostics';
import styles from './ProblemList.module.css';

interface Props {
  diagnostics: readonly TemplateDiagnostic[];
  onSelect: (diagnostic: TemplateDiagnostic) => void;
}

/** The diagnostics of the template; each leads to its place. */
export function ProblemList({ diagnostics, onSelect }: Props) {
  return (
    <div role="status">
      {diagnostics.length > 0 && (
        <ul className={styles.list} aria-label="Problems">
          {diagnostics.map((diagnostic, index) => (
            <li key={index}>
              <button type="button" className={styles.problem} onClick={() => onSelect(diagnostic)}>
                <span className={styles[diagnostic.severity]}>
                  {diagnostic.severity === 'error' ? (
                    <StatusErrorIcon label="Error" color="currentColor" />
                  ) : (
                    <StatusWarningIcon label="Warning" color="currentColor" />
                  )}
                </span>
                <span className={styles.message}>{diagnostic.message}</span>
                {hasPlace(diagnostic) && (
                  <span className={styles.place}>
                    {diagnostic.line}:{diagnostic.column}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
