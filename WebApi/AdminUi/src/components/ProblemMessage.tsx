import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import type { Problem } from '../api/problem';

interface Props {
  problem: Problem;
  onRetry?: () => void;
}

/** What went wrong on a page or in a form, at its top. */
export function ProblemMessage({ problem, onRetry }: Props) {
  const actions = onRetry ? <SectionMessageAction onClick={onRetry}>Try again</SectionMessageAction> : undefined;
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={problem.title} {...(actions && { actions })}>
        <p>{problem.detail}</p>
      </SectionMessage>
    </div>
  );
}
