import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { Erasure } from '../../api/types';
import { FormField } from '../../components/FormField';
import { ProblemMessage } from '../../components/ProblemMessage';
import styles from './Privacy.module.css';

interface Props {
  onClose: () => void;
  onRequested: (erasure: Erasure) => void;
}

/** Asks for the host name of the site before everything is erased. */
export function EraseModal({ onClose, onRequested }: Props) {
  const api = useApi();
  const [confirm, setConfirm] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);

  async function erase() {
    setSending(true);
    const result = await api.privacy.erase(confirm);
    setSending(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    onRequested(result.value);
    onClose();
  }

  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle appearance="danger">Erase everything?</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles.form}>
          {problem && !problem.errors.confirm && <ProblemMessage problem={problem} />}
          <p>All macros of this site, their history, settings and accounts are erased at once, and pages no longer show the macros. This can’t be undone.</p>
          <FormField label="Host name of the site" required error={problem?.errors.confirm?.[0]} help="Type it to confirm, such as example.atlassian.net.">
            {(control) => <Textfield {...control} autoFocus autoComplete="off" value={confirm} onChange={(event) => setConfirm(event.currentTarget.value)} />}
          </FormField>
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="danger" isDisabled={confirm.trim() === ''} isLoading={sending} onClick={() => void erase()}>
          Erase everything
        </Button>
      </ModalFooter>
    </Modal>
  );
}
