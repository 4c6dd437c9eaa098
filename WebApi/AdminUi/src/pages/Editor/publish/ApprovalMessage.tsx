import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import type { Problem } from '../../../api/problem';
import type { ApprovalRequest } from '../../../api/types';
import { useLimits } from '../../../api/useLimits';
import { FormField } from '../../../components/FormField';
import { formatTime } from '../../../components/formatTime';
import { PersonName } from '../../../components/PersonName';
import { ProblemMessage } from '../../../components/ProblemMessage';
import type { DraftSession } from '../draft/DraftSession';

interface Props {
  session: DraftSession;
  request: ApprovalRequest;
}

/** The draft waits for a second pair of eyes, or was sent back. */
export function ApprovalMessage({ session, request }: Props) {
  const limitOf = useLimits();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = async (decision: 'approve' | 'reject' | 'withdraw') => setProblem(await session.decide(decision, comment.trim()));

  if (request.rejection) {
    return (
      <SectionMessage appearance="warning" title="This draft was sent back">
        <p>
          <PersonName accountId={request.rejection.by} /> on {formatTime(request.rejection.at)}: {request.rejection.comment}
        </p>
      </SectionMessage>
    );
  }
  return (
    <>
      {problem && <ProblemMessage problem={problem} />}
      <SectionMessage
        appearance="information"
        title="This draft is waiting for approval"
        actions={[
          <SectionMessageAction key="approve" onClick={() => void decide('approve')}>
            Approve and publish
          </SectionMessageAction>,
          <SectionMessageAction key="reject" onClick={() => void decide('reject')}>
            Send back
          </SectionMessageAction>,
          <SectionMessageAction key="withdraw" onClick={() => void decide('withdraw')}>
            Withdraw the request
          </SectionMessageAction>,
        ]}
      >
        <p>
          <PersonName accountId={request.requestedBy} /> requested approval on {formatTime(request.requestedAt)}
          {request.note && `: ${request.note}`}. Another administrator, who did not edit the draft, decides.
        </p>
        <FormField label="Comment" error={problem?.errors.comment?.[0]} help="Required to send the draft back.">
          {(control) => <Textfield {...control} maxLength={limitOf('note')} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />}
        </FormField>
      </SectionMessage>
    </>
  );
}
