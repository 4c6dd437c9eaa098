import type { ApprovalRequest, MacroDefinition, MacroDetails, MacroDraft, MacroState, RevisionHeader, TemplateDiagnostic } from '../../../api/types';
import type { Problem } from '../../../api/problem';

/** The state of the draft: `refused` waits for a correction, `failed` can be tried again, `conflict` for a decision. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'refused' | 'conflict';

export interface DraftState {
  key: string;
  macroState: MacroState;
  published: RevisionHeader | null;
  hasUnpublishedChanges: boolean;
  /** The request for approval of the stored draft. */
  approval: ApprovalRequest | null;
  /** The number of the stored draft that the next save is made on. */
  number: number;
  definition: MacroDefinition;
  /** What is on its way to the service. */
  sending: MacroDefinition | null;
  saveState: SaveState;
  savedAt: string;
  problem: Problem | null;
  diagnostics: TemplateDiagnostic[];
  /** The draft that somebody else stored meanwhile. */
  theirs: MacroDraft | null;
}

export type DraftEvent =
  | { type: 'edited'; definition: MacroDefinition }
  | { type: 'sent' }
  | { type: 'stored'; details: MacroDetails }
  | { type: 'kept'; number: number; at: string; diagnostics: TemplateDiagnostic[] }
  | { type: 'refused' | 'failed'; problem: Problem }
  | { type: 'overtaken'; details: MacroDetails }
  | { type: 'mineKept' }
  | { type: 'theirsTaken' }
  | { type: 'published'; header: RevisionHeader };

/** The state of a macro as it was read. */
export function openDraft(details: MacroDetails): DraftState {
  const { key, state, draft, published, hasUnpublishedChanges, approval } = details;
  return {
    key,
    macroState: state,
    published,
    hasUnpublishedChanges,
    approval,
    number: draft.number,
    definition: draft.definition,
    sending: null,
    saveState: 'saved',
    savedAt: draft.editedAt,
    problem: null,
    diagnostics: draft.diagnostics,
    theirs: null,
  };
}

export function nextDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'edited':
      return { ...state, definition: event.definition, hasUnpublishedChanges: true, saveState: afterEdit(state.saveState) };
    case 'sent':
      return { ...state, sending: state.definition, saveState: 'saving' };
    case 'stored': {
      const { draft, published, state: macroState, hasUnpublishedChanges, approval } = event.details;
      const { number, editedAt: savedAt, diagnostics } = draft;
      return { ...settled(state), macroState, published, hasUnpublishedChanges, approval, number, savedAt, diagnostics };
    }
    case 'kept':
      return { ...settled(state), approval: null, number: event.number, savedAt: event.at, diagnostics: event.diagnostics };
    case 'refused':
    case 'failed':
      return { ...state, sending: null, saveState: stillWaits(state) ? 'unsaved' : event.type, problem: event.problem };
    case 'overtaken':
      return { ...state, sending: null, saveState: 'conflict', theirs: event.details.draft, published: event.details.published };
    case 'mineKept':
      return state.theirs ? { ...state, number: state.theirs.number, theirs: null, saveState: 'unsaved' } : state;
    case 'theirsTaken':
      return state.theirs ? takeTheirs(state, state.theirs) : state;
    case 'published':
      return { ...state, macroState: 'published', published: event.header, approval: null, hasUnpublishedChanges: state.saveState === 'unsaved' };
  }
}

function afterEdit(before: SaveState): SaveState {
  // A running save ends first; a conflict is decided first.
  return before === 'saving' || before === 'conflict' ? before : 'unsaved';
}

function settled(state: DraftState): DraftState {
  return { ...state, sending: null, problem: null, saveState: stillWaits(state) ? 'unsaved' : 'saved' };
}

function stillWaits(state: DraftState): boolean {
  return state.sending !== null && state.definition !== state.sending;
}

function takeTheirs(state: DraftState, theirs: MacroDraft): DraftState {
  const { number, definition, editedAt: savedAt, diagnostics } = theirs;
  return { ...state, number, definition, savedAt, diagnostics, theirs: null, problem: null, saveState: 'saved', hasUnpublishedChanges: true };
}
