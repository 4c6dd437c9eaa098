import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { MacroItem } from '../../api/types';
import { ProblemMessage } from '../../components/ProblemMessage';
import { useHost } from '../../host/HostContext';

interface Props {
  macro: MacroItem;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before a macro is deleted. */
export function DeleteMacroModal({ macro, onClose, onDeleted }: Props) {
  const api = useApi();
  const host = useHost();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [deleting, setDeleting] = useState(false);

  async function remove() {
    setDeleting(true);
    const result = await api.remove(macro.key);
    setDeleting(false);
    if (!result.ok && result.problem.kind !== 'notFound') {
      setProblem(result.problem);
      return;
    }
    host.flag({ kind: 'success', title: `“${macro.name}” is deleted` });
    onClose();
    onDeleted();
  }

  return (
    <ModalTransition>
      <Modal onClose={onClose} width="small">
        <ModalHeader hasCloseButton>
          <ModalTitle appearance="danger">Delete “{macro.name}”?</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {problem && <ProblemMessage problem={problem} />}
          <p>
            Pages that use <code>{macro.key}</code> will show a notice instead of its output. This can’t be undone.
          </p>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="danger" isLoading={deleting} onClick={() => void remove()}>
            Delete macro
          </Button>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
}
