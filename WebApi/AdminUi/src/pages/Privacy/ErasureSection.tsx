import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { Erasure } from '../../api/types';
import { useLoaded } from '../../api/useLoaded';
import { formatTime } from '../../components/formatTime';
import { PersonName } from '../../components/PersonName';
import { ProblemMessage } from '../../components/ProblemMessage';
import { useHost } from '../../host/HostContext';
import { EraseModal } from './EraseModal';
import styles from './Privacy.module.css';

/** Erases everything of the site; how far that is, and where its certificate will be. */
export function ErasureSection() {
  const api = useApi();
  const host = useHost();
  const { value: loaded, problem, reload } = useLoaded(api.privacy.erasure);
  const [begun, setBegun] = useState<Erasure | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);
  const erasure = begun ?? loaded;
  const shown = refused ?? problem;

  async function withdraw() {
    const result = await api.privacy.withdraw();
    setRefused(result.ok ? null : result.problem);
    if (result.ok) {
      setBegun(null);
      host.flag({ kind: 'success', title: 'The request is withdrawn' });
      reload();
    }
  }

  return (
    <section className={styles.section} aria-labelledby="erasure">
      <Heading size="medium" as="h2" id="erasure">
        Danger
      </Heading>
      {shown && <ProblemMessage problem={shown} />}
      {erasure && <StateMessage erasure={erasure} />}
      {erasure && (
        <p>
          Certificate of the erasure:{' '}
          <a href={erasure.certificateUrl} target="_blank" rel="noreferrer">
            download link
          </a>
          . Keep it: it works once everything is erased, also without the app, and for whoever knows it.
        </p>
      )}
      <div className={styles.buttons}>
        {erasure && (erasure.state === 'none' || erasure.state === 'awaitingApproval' || erasure.state === 'scheduled') && (
          <Button appearance="danger" onClick={() => setAsking(true)}>
            Erase everything
          </Button>
        )}
        {erasure?.state === 'awaitingApproval' && <Button onClick={() => void withdraw()}>Withdraw the request</Button>}
      </div>
      {asking && <EraseModal onClose={() => setAsking(false)} onRequested={setBegun} />}
    </section>
  );
}

function StateMessage({ erasure }: { erasure: Erasure }) {
  switch (erasure.state) {
    case 'awaitingApproval':
      return (
        <SectionMessage appearance="warning" title="An erasure waits for a second administrator">
          <p>
            <PersonName accountId={erasure.requestedBy} /> requested it{erasure.requestedAt && ` on ${formatTime(erasure.requestedAt)}`}. It begins when another
            administrator requests it too.
          </p>
        </SectionMessage>
      );
    case 'scheduled':
      return (
        <SectionMessage appearance="warning" title="The app was uninstalled">
          <p>Everything is erased{erasure.dueAt && ` on ${formatTime(erasure.dueAt)}`} unless the app is installed again before.</p>
        </SectionMessage>
      );
    case 'running':
      return (
        <SectionMessage appearance="information" title="Everything is being erased">
          <p>This takes a few minutes. This page stops working; the certificate says when it is done.</p>
        </SectionMessage>
      );
    case 'done':
      return (
        <SectionMessage appearance="success" title="Everything is erased">
          <p>The certificate says what was erased and when.</p>
        </SectionMessage>
      );
    default:
      return <p>Erases all macros, their history, settings and accounts of this site at once. This can’t be undone.</p>;
  }
}
