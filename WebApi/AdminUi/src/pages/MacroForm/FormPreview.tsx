import { useMemo } from 'react';
import { currentColorMode, pageTheme } from '../../host/theme';
import { previewDocument } from '../Editor/preview/previewDocument';
import styles from './MacroFormPage.module.css';
import type { ShownPreview } from './useFormPreview';

/** The output for the values in the form, in a frame that may not run scripts. */
export function FormPreview({ shown }: { shown: ShownPreview | null }) {
  const theme = useMemo(() => pageTheme(), []);
  const page = useMemo(
    () => (shown?.notice === null ? previewDocument({ html: shown.html, styles: shown.styles, mode: currentColorMode(), theme }) : ''),
    [shown, theme],
  );
  return (
    <section className={styles.preview} aria-label="Preview">
      <h2>Preview</h2>
      {shown?.notice ? <p role="status">{shown.notice}</p> : <iframe title="Output of the macro" sandbox="" srcDoc={page} />}
    </section>
  );
}
