import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import type { CreatedToken } from '../../api/types';
import { FormField } from '../../components/FormField';

interface Props {
  created: CreatedToken;
  onClose: () => void;
}

/** The only time that a token is shown. */
export function CreatedTokenModal({ created, onClose }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(created.text);
      setCopied(true);
    } catch {
      // The browser does not let a frame write there; the text can be selected.
      setCopied(false);
    }
  }

  return (
    <Modal onClose={onClose} width="medium" shouldCloseOnOverlayClick={false}>
      <ModalHeader>
        <ModalTitle>“{created.token.name}” is ready</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <FormField label="Token" help="Copy it now: it is shown this once. Whoever has it can do what you allowed, so keep it like a password.">
          {(control) => <Textfield {...control} isReadOnly isMonospaced value={created.text} onFocus={(event) => event.currentTarget.select()} />}
        </FormField>
      </ModalBody>
      <ModalFooter>
        <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy'}</Button>
        <Button appearance="primary" onClick={onClose}>
          Done
        </Button>
      </ModalFooter>
    </Modal>
  );
}
