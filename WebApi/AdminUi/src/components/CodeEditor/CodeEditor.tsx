import { indentWithTab } from '@codemirror/commands';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import type { TemplateDiagnostic } from '../../api/types';
import styles from './CodeEditor.module.css';
import { editorTheme } from './editorTheme';
import { offsetOf, placeDiagnostics } from './placeDiagnostics';

export interface CodeEditorHandle {
  /** Puts the cursor to a line and column that count from 1, and the focus into the editor. */
  goTo(line: number, column: number): void;
}

interface Props {
  label: string;
  value: string;
  /** Language and completion; read once. */
  language: Extension;
  diagnostics?: readonly TemplateDiagnostic[];
  onChange: (value: string) => void;
}

/** Marks a text that came from outside and need not be reported back. */
const given = Annotation.define<boolean>();

const none: readonly TemplateDiagnostic[] = [];

/** A text editor for code. */
export const CodeEditor = forwardRef<CodeEditorHandle, Props>(function CodeEditor(
  { label, value, language, diagnostics = none, onChange },
  handle,
) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const first = useRef({ label, value, language });
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  });

  useEffect(() => {
    if (!parent.current) {
      return;
    }
    const { label, value, language } = first.current;
    const created = new EditorView({ parent: parent.current, state: EditorState.create({ doc: value, extensions: extensionsOf(label, language, report) }) });
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
  }, []);

  useEffect(() => {
    const { current } = view;
    if (current && current.state.doc.toString() !== value) {
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value }, annotations: given.of(true) });
    }
  }, [value]);

  useEffect(() => {
    const { current } = view;
    if (current) {
      current.dispatch(setDiagnostics(current.state, placeDiagnostics(current.state.doc, diagnostics)));
    }
  }, [diagnostics]);

  useImperativeHandle(handle, () => ({
    goTo(line, column) {
      const { current } = view;
      if (current) {
        current.dispatch({ selection: { anchor: offsetOf(current.state.doc, line, column) }, scrollIntoView: true });
        current.focus();
      }
    },
  }));

  return <div ref={parent} className={styles.editor} />;
});

function extensionsOf(label: string, language: Extension, report: { current: (value: string) => void }): Extension {
  return [
    basicSetup,
    keymap.of([indentWithTab]),
    language,
    lintGutter(),
    editorTheme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-multiline': 'true' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(given))) {
        report.current(update.state.doc.toString());
      }
    }),
  ];
}
