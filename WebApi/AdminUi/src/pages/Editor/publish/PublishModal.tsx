import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useId, useState, type FormEvent } from 'react';
import type { Problem } from '../../../api/problem';
import { useLimits } from '../../../api/useLimits';
import { FormField } from '../../../components/FormField';
import { ProblemMessage } from '../../../components/ProblemMessage';
import { useHost } from '../../../host/HostContext';
import type { DraftSession } from '../draft/DraftSession';
import type { DraftState } from '../draft/draftState';
import styles from './PublishModal.module.css';

interface Props {
  session: DraftSession;
  draft: DraftState;
  onClose: () => void;
}

/** Asks for a note and makes the draft what pages show. */
export function PublishModal({ session, draft, onClose }: Props) {
  const host = useHost();
  const limitOf = useLimits();
  const form = useId();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const asks = problem?.kind === 'approval';

  async function publish(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    const found = asks ? await session.requestApproval(note.trim()) : await session.publish(note.trim());
    setSending(false);
    if (found?.kind === 'stale' || session.current().saveState === 'conflict') {
      onClose();
    } else if (found) {
      setProblem(found);
    } else {
      host.flag(
        asks
          ? { kind: 'success', title: 'Approval requested', body: 'The draft is published once another administrator approves it.' }
          : { kind: 'success', title: `“${draft.definition.name}” is published`, body: 'Pages now show this revision.' },
      );
      onClose();
    }
  }

  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Publish “{draft.definition.name}”?</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form id={form} className={styles.form} onSubmit={(event) => void publish(event)}>
          {problem && <ProblemMessage problem={withPlaces(problem)} />}
          <p>Every page that uses this macro shows the new revision the next time it is viewed.</p>
          <FormField label="Note" help="What changed and why. Shown in the macro's history.">
            {(control) => (
              <Textfield {...control} autoFocus maxLength={limitOf('note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
            )}
          </FormField>
        </form>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" form={form} appearance="primary" isLoading={sending}>
          {asks ? 'Request approval' : 'Publish'}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function withPlaces(problem: Problem): Problem {
  const [first] = problem.diagnostics.filter(({ severity }) => severity === 'error');
  return first ? { ...problem, detail: `Line ${first.line}: ${first.message}` } : problem;
}
