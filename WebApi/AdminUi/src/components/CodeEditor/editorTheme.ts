import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const accent = (name: string) => `var(--ds-text-accent-${name})`;

const highlight = HighlightStyle.define([
  { tag: [tags.processingInstruction, tags.controlKeyword], color: accent('purple'), fontWeight: '600' },
  { tag: [tags.keyword, tags.bool, tags.atom], color: accent('purple') },
  { tag: [tags.tagName, tags.angleBracket], color: accent('blue') },
  { tag: [tags.attributeName, tags.className], color: accent('teal') },
  { tag: [tags.string, tags.attributeValue], color: accent('green') },
  { tag: tags.special(tags.string), color: accent('lime') },
  { tag: [tags.number, tags.unit, tags.color], color: accent('orange') },
  { tag: [tags.propertyName, tags.variableName], color: 'var(--ds-text)' },
  { tag: tags.function(tags.variableName), color: accent('magenta') },
  { tag: [tags.operator, tags.punctuation], color: 'var(--ds-text-subtle)' },
  { tag: tags.comment, color: 'var(--ds-text-subtlest)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--ds-text-danger)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ds-text)', backgroundColor: 'var(--ds-background-input)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--ds-font-family-code)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ds-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--ds-text)' },
  '.cm-gutters': { color: 'var(--ds-text-subtlest)', backgroundColor: 'var(--ds-surface-sunken)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--ds-background-neutral-subtle-hovered)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--ds-background-selected-hovered)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--ds-background-accent-yellow-subtler)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--ds-background-accent-teal-subtler)' },
  '.cm-foldPlaceholder': { color: 'var(--ds-text-subtle)', backgroundColor: 'var(--ds-background-neutral)', border: 'none' },
  '.cm-tooltip': {
    overflow: 'hidden',
    color: 'var(--ds-text)',
    backgroundColor: 'var(--ds-surface-overlay)',
    border: 'none',
    borderRadius: 'var(--ds-radius-small)',
    boxShadow: 'var(--ds-shadow-overlay)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--ds-text-selected)',
    backgroundColor: 'var(--ds-background-selected)',
  },
  '.cm-completionDetail': { color: 'var(--ds-text-subtlest)', fontStyle: 'normal' },
  '.cm-panels': { color: 'var(--ds-text)', backgroundColor: 'var(--ds-surface-overlay)' },
  '.cm-textfield': { backgroundColor: 'var(--ds-background-input)', borderColor: 'var(--ds-border-input)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--ds-background-neutral)', border: 'none' },
  '.cm-diagnostic': { padding: '6px 8px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--ds-border-danger)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--ds-border-warning)' },
});

/** The editor in the colours of the page, whichever mode it is in. */
export const editorTheme = [look, syntaxHighlighting(highlight)];
