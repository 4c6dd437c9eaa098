import SectionMessage from '@atlaskit/section-message';
import type { TemplateDiagnostic } from '../../../api/types';
import { hasPlace, isAboutParameters } from '../../../macro/diagnostics';
import styles from './ParameterHints.module.css';

interface Props {
  diagnostics: readonly TemplateDiagnostic[];
}

/** Diagnostics of parameters that the template does not read, or reads though they do not exist. */
export function ParameterHints({ diagnostics }: Props) {
  const hints = diagnostics.filter(isAboutParameters);
  if (hints.length === 0) {
    return null;
  }
  return (
    <div className={styles.hints}>
      <SectionMessage appearance="warning" title="The template and the parameters do not match">
        <ul className={styles.list}>
          {hints.map((hint, index) => (
            <li key={index}>
              {hint.message} {hasPlace(hint) && `(line ${hint.line})`}
            </li>
          ))}
        </ul>
      </SectionMessage>
    </div>
  );
}
