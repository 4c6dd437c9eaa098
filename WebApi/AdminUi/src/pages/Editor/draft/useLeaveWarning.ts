import { useEffect, useState } from 'react';
import { useNavigation } from '../../../router/NavigationContext';
import type { DraftSession } from './DraftSession';

/** A question that waits for the person's answer. */
export interface LeaveQuestion {
  answer: (leave: boolean) => void;
}

/** Saves before the page is left, and asks when that does not work. */
export function useLeaveWarning(session: DraftSession): { question: LeaveQuestion | null } {
  const navigation = useNavigation();
  const [question, setQuestion] = useState<LeaveQuestion | null>(null);

  useEffect(() => {
    const ask = () =>
      new Promise<boolean>((resolve) => {
        setQuestion({
          answer: (leave) => {
            setQuestion(null);
            resolve(leave);
          },
        });
      });
    return navigation.guard(async (next) => {
      if (next.page === 'editor' && next.key === session.current().key) {
        return true;
      }
      const leave = (await session.flush()) || (await ask());
      if (leave) {
        session.close();
      }
      return leave;
    });
  }, [navigation, session]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (session.current().saveState !== 'saved') {
        void session.flush();
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [session]);

  return { question };
}
