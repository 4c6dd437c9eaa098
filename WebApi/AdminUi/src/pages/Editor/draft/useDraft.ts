import { useEffect, useSyncExternalStore } from 'react';
import type { DraftSession } from './DraftSession';
import type { DraftState } from './draftState';

/** The current draft; what is unsaved is sent when the tab goes out of sight. */
export function useDraft(session: DraftSession): DraftState {
  const draft = useSyncExternalStore(session.subscribe, session.current);

  useEffect(() => {
    const sendNow = () => {
      if (document.visibilityState === 'hidden') {
        void session.flush();
      }
    };
    document.addEventListener('visibilitychange', sendNow);
    return () => document.removeEventListener('visibilitychange', sendNow);
  }, [session]);

  return draft;
}
