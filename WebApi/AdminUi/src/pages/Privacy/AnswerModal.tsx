import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textarea from '@atlaskit/textarea';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { PrivacyOutcome, PrivacyRequest } from '../../api/types';
import { useLimits } from '../../api/useLimits';
import { FormField } from '../../components/FormField';
import { ProblemMessage } from '../../components/ProblemMessage';
import { useHost } from '../../host/HostContext';
import styles from './Privacy.module.css';

interface Props {
  request: PrivacyRequest;
  onClose: () => void;
  onAnswered: () => void;
}

/** Answers a request of a person for their data. */
export function AnswerModal({ request, onClose, onAnswered }: Props) {
  const api = useApi();
  const host = useHost();
  const limitOf = useLimits();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState<PrivacyOutcome | null>(null);
  const erases = request.kind === 'erase';

  async function answer(outcome: PrivacyOutcome) {
    setSending(outcome);
    const result = await api.privacy.answer(request.id, outcome, reason);
    setSending(null);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    host.flag({ kind: 'success', title: outcome === 'done' ? 'The request is done' : 'The request is declined' });
    onClose();
    onAnswered();
  }

  return (
    <Modal onClose={onClose} width="medium">
      <ModalHeader hasCloseButton>
        <ModalTitle>{erases ? 'Erase the data of this person?' : 'Answer the request'}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles.form}>
          {problem && !problem.errors.reason && <ProblemMessage problem={problem} />}
          <p>
            {erases
              ? 'The account becomes a former user in the history and the audit log. What the person changed stays. This can’t be undone.'
              : 'Names come from Confluence and are not stored here. Correct macros in the editor, then answer the request.'}
          </p>
          <FormField label="Reason" error={problem?.errors.reason?.[0]} help="The person sees it on the page “My data”. Required if you decline.">
            {({ id, isInvalid, 'aria-describedby': describedBy }) => (
              <Textarea
                id={id}
                isInvalid={isInvalid}
                aria-describedby={describedBy}
                maxLength={limitOf('privacy-note')}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </FormField>
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button isLoading={sending === 'declined'} onClick={() => void answer('declined')}>
          Decline
        </Button>
        <Button appearance={erases ? 'danger' : 'primary'} isLoading={sending === 'done'} onClick={() => void answer('done')}>
          {erases ? 'Make a former user' : 'Done'}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
