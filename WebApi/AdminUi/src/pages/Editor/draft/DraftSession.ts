import type { ApiResult } from '../../../api/client';
import type { MacrosApi } from '../../../api/macros';
import type { Problem, ProblemKind } from '../../../api/problem';
import type { MacroDefinition, MacroDetails } from '../../../api/types';
import { nextDraft, openDraft, type DraftEvent, type DraftState } from './draftState';

type DraftApi = Pick<MacrosApi, 'read' | 'saveDraft' | 'publish' | 'requestApproval' | 'withdrawApproval' | 'approve' | 'reject'>;

/** What can be done with a request for approval. */
export type Decision = 'approve' | 'reject' | 'withdraw';

/** How long after the last change the draft is saved, in milliseconds. */
export const saveDelay = 2_000;

/** How long after a save that failed for a passing reason it is tried again, in milliseconds. */
export const retryDelay = 10_000;

const passing: ReadonlySet<ProblemKind> = new Set(['aborted', 'busy', 'offline', 'unavailable', 'unexpected']);

/** One macro open in the editor: saves the draft by itself, one save at a time, each on the number that it was made on. */
export class DraftSession {
  #state: DraftState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #save: Promise<void> | null = null;
  readonly #api: DraftApi;
  readonly #listeners = new Set<() => void>();

  constructor(api: DraftApi, details: MacroDetails) {
    this.#api = api;
    this.#state = openDraft(details);
  }

  readonly current = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  edit(change: Partial<MacroDefinition>): void {
    this.#apply({ type: 'edited', definition: { ...this.#state.definition, ...change } });
    this.#schedule(saveDelay);
  }

  /** Saves what is not stored yet. Says whether everything is stored now. */
  async flush(): Promise<boolean> {
    do {
      clearTimeout(this.#timer);
      await this.#save;
      if (this.#state.saveState === 'unsaved' || this.#state.saveState === 'failed') {
        await this.#start();
      }
    } while (this.#state.saveState === 'unsaved' || this.#state.saveState === 'saving');
    return this.#state.saveState === 'saved';
  }

  /** Publishes the draft. Null when done, else the problem. */
  async publish(note: string): Promise<Problem | null> {
    if (!(await this.flush())) {
      return this.#state.problem;
    }
    return this.#end(await this.#api.publish(this.#state.key, note, this.#state.number), (header) => ({ type: 'published', header }));
  }

  /** Asks other administrators to approve the draft. Null when done, else the problem. */
  async requestApproval(note: string): Promise<Problem | null> {
    if (!(await this.flush())) {
      return this.#state.problem;
    }
    return this.#end(await this.#api.requestApproval(this.#state.key, note, this.#state.number), (details) => ({ type: 'stored', details }));
  }

  /** Decides on a request for approval. Null when done, else the problem. */
  async decide(decision: Decision, comment: string): Promise<Problem | null> {
    const { key, number } = this.#state;
    switch (decision) {
      case 'approve':
        return this.#end(await this.#api.approve(key, comment, number), (header) => ({ type: 'published', header }));
      case 'reject':
        return this.#end(await this.#api.reject(key, comment, number), (details) => ({ type: 'stored', details }));
      case 'withdraw':
        return this.#end(await this.#api.withdrawApproval(key, number), (details) => ({ type: 'stored', details }));
    }
  }

  /** Stores this editor's draft over the other one. */
  async keepMine(): Promise<boolean> {
    this.#apply({ type: 'mineKept' });
    return this.flush();
  }

  /** Continues with the other draft; this editor's changes are discarded. */
  takeTheirs(): void {
    this.#apply({ type: 'theirsTaken' });
  }

  /** Ends autosaving. */
  close(): void {
    clearTimeout(this.#timer);
  }

  async #end<T>(result: ApiResult<T>, eventOf: (value: T) => DraftEvent): Promise<Problem | null> {
    if (result.ok) {
      this.#apply(eventOf(result.value));
      return null;
    }
    if (result.problem.kind === 'stale') {
      await this.#findTheirs(result.problem);
    }
    return result.problem;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#state.saveState !== 'conflict') {
      this.#timer = setTimeout(() => void this.#autosave(), delay);
    }
  }

  async #autosave(): Promise<void> {
    await this.#save;
    if (this.#state.saveState === 'unsaved' || this.#state.saveState === 'failed') {
      await this.#start();
    }
  }

  #start(): Promise<void> {
    this.#save = this.#store().finally(() => (this.#save = null));
    return this.#save;
  }

  async #store(): Promise<void> {
    this.#apply({ type: 'sent' });
    const { key, definition, number } = this.#state;
    const result = await this.#api.saveDraft(key, definition, number);
    if (result.ok) {
      this.#apply({ type: 'stored', details: result.value });
      return;
    }
    const { problem } = result;
    if (problem.kind === 'stale') {
      await this.#findTheirs(problem);
    } else if (problem.kind === 'invalid' && problem.draftKept) {
      this.#apply({ type: 'kept', number: problem.etag ?? number, at: new Date().toISOString(), diagnostics: problem.diagnostics });
    } else if (passing.has(problem.kind)) {
      this.#apply({ type: 'failed', problem });
      this.#schedule(retryDelay);
    } else {
      this.#apply({ type: 'refused', problem });
    }
  }

  async #findTheirs(problem: Problem): Promise<void> {
    const result = await this.#api.read(this.#state.key);
    this.#apply(result.ok ? { type: 'overtaken', details: result.value } : { type: 'failed', problem });
  }

  #apply(event: DraftEvent): void {
    this.#state = nextDraft(this.#state, event);
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
