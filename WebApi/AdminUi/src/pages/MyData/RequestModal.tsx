import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textarea from '@atlaskit/textarea';
import { useState } from 'react';
import type { MyDataApi, RequestKind } from '../../api/myData';
import type { Problem } from '../../api/problem';
import { FormField } from '../../components/FormField';
import { ProblemMessage } from '../../components/ProblemMessage';
import styles from './MyData.module.css';

interface Props {
  api: MyDataApi;
  kind: RequestKind;
  onClose: () => void;
  onRequested: () => void;
}

/** Sends a request to the administrators of the site. */
export function RequestModal({ api, kind, onClose, onRequested }: Props) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);

  async function send() {
    setSending(true);
    const result = await api.request(kind, note);
    setSending(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    onClose();
    onRequested();
  }

  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>{kind === 'erase' ? 'Ask for erasure' : 'Ask for a correction'}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles.form}>
          {problem && !problem.errors.note && <ProblemMessage problem={problem} />}
          <p>
            {kind === 'erase'
              ? 'An administrator of this site answers. When it is done, your account is a former user wherever it is named. What you changed stays.'
              : 'An administrator of this site answers. Your name is corrected in your Atlassian account; it is not stored here.'}
          </p>
          <FormField label="Note" error={problem?.errors.note?.[0]} help="Administrators see it. It is erased 90 days after the answer.">
            {({ id, isInvalid, 'aria-describedby': describedBy }) => (
              <Textarea
                id={id}
                isInvalid={isInvalid}
                aria-describedby={describedBy}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            )}
          </FormField>
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" isLoading={sending} onClick={() => void send()}>
          Send request
        </Button>
      </ModalFooter>
    </Modal>
  );
}
