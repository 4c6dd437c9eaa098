import type { Problem } from '../../../api/problem';
import { ProblemMessage } from '../../../components/ProblemMessage';
import type { SaveState } from './draftState';

interface Props {
  problem: Problem;
  saveState: SaveState;
  onRetry: () => void;
}

/** Why the draft is not stored. What belongs to single fields is said there as well. */
export function SaveProblem({ problem, saveState, onRetry }: Props) {
  const fields = Object.entries(problem.errors);
  const detail = fields.length > 0 ? fields.map(([, messages]) => messages.join(' ')).join(' ') : problem.detail;
  const shown = { ...problem, title: `The draft is not saved: ${lowerFirst(problem.title)}`, detail };
  return <ProblemMessage problem={shown} {...(saveState === 'failed' && { onRetry })} />;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
