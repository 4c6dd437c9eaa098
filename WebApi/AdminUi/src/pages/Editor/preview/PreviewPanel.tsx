import Toggle from '@atlaskit/toggle';
import { useId, useMemo, useState } from 'react';
import type { MacroDefinition } from '../../../api/types';
import { currentColorMode, pageTheme, type ColorMode } from '../../../host/theme';
import { previewDocument } from './previewDocument';
import styles from './PreviewPanel.module.css';
import type { PreviewState } from './previewState';
import { SampleForm } from './SampleForm';
import type { Sample } from './useSample';

interface Props {
  definition: MacroDefinition;
  preview: PreviewState;
  sample: Sample;
}

/** The output of the text as it is being written, with values to try it. */
export function PreviewPanel({ definition, preview, sample }: Props) {
  const toggle = useId();
  const [mode, setMode] = useState<ColorMode>(currentColorMode);
  const theme = useMemo(() => pageTheme(), []);
  const { shown, failure, pending } = preview;
  const page = useMemo(() => (shown ? previewDocument({ ...shown, mode, theme }) : ''), [shown, mode, theme]);

  return (
    <section className={styles.panel} aria-label="Preview">
      <div className={styles.bar}>
        <h2 className={styles.title}>Preview</h2>
        <span className={styles.numbers}>{shown && `${formatMilliseconds(shown.milliseconds)} · ${formatBytes(shown.bytes)}`}</span>
        <label htmlFor={toggle} className={styles.mode}>
          Dark
        </label>
        <Toggle id={toggle} isChecked={mode === 'dark'} onChange={() => setMode(mode === 'dark' ? 'light' : 'dark')} />
      </div>
      <p className={failure ? styles.failure : styles.hidden} role="status">
        {failure ? `${failure}${shown ? ' The last good output is shown.' : ''}` : ''}
      </p>
      {shown?.output && definition.output === 'auto' && (
        <p className={styles.output}>
          {shown.output.mode === 'static' ? 'Inline in the page.' : 'Framed.'} {shown.output.reason}
        </p>
      )}
      {shown ? (
        <iframe className={styles.frame} title="Output of the macro" sandbox="" srcDoc={page} data-pending={pending} data-stale={failure !== null} />
      ) : (
        <div className={styles.empty}>{pending ? 'Rendering…' : 'No output yet.'}</div>
      )}
      <SampleForm definition={definition} sample={sample} />
    </section>
  );
}

function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}

function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}
