import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { useMemo, useRef, useState } from 'react';
import type { TemplateDiagnostic } from '../../../api/types';
import { CodeEditor, type CodeEditorHandle } from '../../../components/CodeEditor/CodeEditor';
import { templateCompletion } from '../../../components/CodeEditor/templateCompletion';
import { templateSupport } from '../../../components/CodeEditor/templateLanguage';
import { templateData } from '../../../components/CodeEditor/templateNodes';
import type { DraftSession } from '../draft/DraftSession';
import type { DraftState } from '../draft/draftState';
import { PreviewPanel } from '../preview/PreviewPanel';
import type { PreviewState } from '../preview/previewState';
import type { Sample } from '../preview/useSample';
import { ProblemList } from './ProblemList';
import { SheetSwitch, type Sheet } from './SheetSwitch';
import styles from './TemplateTab.module.css';

interface Props {
  session: DraftSession;
  draft: DraftState;
  diagnostics: TemplateDiagnostic[];
  preview: PreviewState;
  sample: Sample;
}

const styleLanguage = css();
/** The markup of a template in Velocity; its references and directives are text there. */
const velocityLanguage = html();

/** The template and its styles beside the preview. */
export function TemplateTab({ session, draft: { definition }, diagnostics, preview, sample }: Props) {
  const [sheet, setSheet] = useState<Sheet>('template');
  const editor = useRef<CodeEditorHandle>(null);
  const language = useMemo(
    () =>
      definition.language === 'velocity'
        ? velocityLanguage
        : [templateSupport, templateData.of({ autocomplete: templateCompletion(() => session.current().definition.parameters) })],
    [session, definition.language],
  );
  const framed = definition.output !== 'static';
  const shown = framed ? sheet : 'template';

  return (
    <div className={styles.columns}>
      <section className={styles.code} aria-label="Code">
        <SheetSwitch sheet={shown} framed={framed} onChange={setSheet} />
        <div hidden={shown !== 'template'}>
          <CodeEditor
            key={definition.language}
            ref={editor}
            label="Template"
            value={definition.template}
            language={language}
            diagnostics={diagnostics}
            onChange={(template) => session.edit({ template })}
          />
        </div>
        {framed && (
          <div hidden={shown !== 'styles'}>
            <CodeEditor label="Styles" value={definition.styles} language={styleLanguage} onChange={(sheetText) => session.edit({ styles: sheetText })} />
          </div>
        )}
        <p className={styles.hint}>
          Press <kbd>Esc</kbd>, then <kbd>Tab</kbd> to leave the editor
          {definition.language !== 'velocity' && (
            <>
              ; <kbd>Ctrl</kbd> <kbd>Space</kbd> inside <code>{'{{ }}'}</code> shows suggestions
            </>
          )}
          .
        </p>
        <ProblemList
          diagnostics={diagnostics}
          onSelect={({ line, column }) => {
            setSheet('template');
            // The editor must be in sight before it can take the focus.
            requestAnimationFrame(() => editor.current?.goTo(line, column));
          }}
        />
      </section>
      <PreviewPanel definition={definition} preview={preview} sample={sample} />
    </div>
  );
}
