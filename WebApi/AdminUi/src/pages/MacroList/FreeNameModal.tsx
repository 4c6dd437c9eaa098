import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { MacroItem } from '../../api/types';

interface Props {
  macro: MacroItem;
  onClose: () => void;
  onConfirmed: () => void;
}

/** Asks before a macro loses its own name in Confluence. */
export function FreeNameModal({ macro, onClose, onConfirmed }: Props) {
  return (
    <ModalTransition>
      <Modal onClose={onClose} width="small">
        <ModalHeader hasCloseButton>
          <ModalTitle appearance="warning">Free the name of “{macro.name}”?</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <p>
            Authors will find it inside the “User macro” entry. Pages that name <code>{macro.key}</code> directly will show Confluence’s
            “unknown macro” until it has its name again.
          </p>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button
            appearance="warning"
            onClick={() => {
              onClose();
              onConfirmed();
            }}
          >
            Free its name
          </Button>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
}
