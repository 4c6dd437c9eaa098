import { useCallback, useEffect, useState } from 'react';
import type { ApiResult } from './client';
import type { Problem } from './problem';

export interface Loaded<T> {
  /** The newest answer, also while the next one is on its way; null until the first. */
  value: T | null;
  problem: Problem | null;
  loading: boolean;
  reload: () => void;
}

type Load<T> = (signal: AbortSignal) => Promise<ApiResult<T>>;

interface Answer<T> {
  value: T | null;
  problem: Problem | null;
  /** Which call was answered. */
  load: Load<T> | null;
  turn: number;
}

/** Loads when it is first shown and whenever `load` changes; a newer call gives up the one before. */
export function useLoaded<T>(load: Load<T>): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: null, problem: null, load: null, turn: 0 });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    void load(abort.signal).then((result) => {
      if (!abort.signal.aborted) {
        setAnswer(({ value }) =>
          result.ok ? { value: result.value, problem: null, load, turn } : { value, problem: result.problem, load, turn },
        );
      }
    });
    return () => abort.abort();
  }, [load, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const loading = answer.load !== load || answer.turn !== turn;
  return { value: answer.value, problem: answer.problem, loading, reload };
}
