import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { LeaveQuestion } from './draft/useLeaveWarning';

interface Props {
  question: LeaveQuestion;
}

/** Asks before changes that could not be saved are lost. */
export function LeaveModal({ question }: Props) {
  return (
    <Modal onClose={() => question.answer(false)} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle appearance="warning">Leave without saving?</ModalTitle>
      </ModalHeader>
      <ModalBody>Your latest changes could not be saved. They are lost when you leave this macro.</ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={() => question.answer(false)}>
          Keep editing
        </Button>
        <Button appearance="warning" onClick={() => question.answer(true)}>
          Leave
        </Button>
      </ModalFooter>
    </Modal>
  );
}
