import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { ApiToken } from '../../api/types';
import { ProblemMessage } from '../../components/ProblemMessage';
import { useHost } from '../../host/HostContext';

interface Props {
  token: ApiToken;
  onClose: () => void;
  onRevoked: () => void;
}

/** Asks before a token is revoked. */
export function RevokeTokenModal({ token, onClose, onRevoked }: Props) {
  const api = useApi();
  const host = useHost();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);

  async function revoke() {
    setSending(true);
    const result = await api.tokens.revoke(token.id);
    setSending(false);
    if (!result.ok && result.problem.kind !== 'notFound') {
      setProblem(result.problem);
      return;
    }
    host.flag({ kind: 'success', title: `“${token.name}” is revoked` });
    onClose();
    onRevoked();
  }

  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle appearance="danger">Revoke “{token.name}”?</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {problem && <ProblemMessage problem={problem} />}
        <p>Requests with this token are refused from now on. This can’t be undone.</p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="danger" isLoading={sending} onClick={() => void revoke()}>
          Revoke token
        </Button>
      </ModalFooter>
    </Modal>
  );
}
