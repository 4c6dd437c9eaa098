import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import Spinner from '@atlaskit/spinner';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { ApiToken } from '../../api/types';
import { useLoaded } from '../../api/useLoaded';
import { PageHeader } from '../../components/PageHeader';
import { ProblemMessage } from '../../components/ProblemMessage';
import { CreateTokenModal } from './CreateTokenModal';
import { RevokeTokenModal } from './RevokeTokenModal';
import styles from './TokensPage.module.css';
import { TokenTable } from './TokenTable';

/** The keys with which scripts call the API. */
export default function TokensPage() {
  const api = useApi();
  const [creating, setCreating] = useState(false);
  const [now] = useState(() => Date.now());
  const [leaving, setLeaving] = useState<ApiToken | null>(null);
  const { value: list, problem, reload } = useLoaded(api.tokens.list);
  const create = (
    <Button appearance="primary" onClick={() => setCreating(true)}>
      Create token
    </Button>
  );

  return (
    <>
      <PageHeader
        back
        title="API tokens"
        summary="Scripts and the usermacro command line call the API with a token. It acts in the name of the person who created it."
        actions={list && list.items.length > 0 && create}
      />
      <div className={styles.content}>
        {problem && <ProblemMessage problem={problem} onRetry={reload} />}
        {!list && !problem && <Spinner size="large" label="Loading the tokens" />}
        {list && list.items.length > 0 && <TokenTable tokens={list.items} now={now} onRevoke={setLeaving} />}
        {list?.items.length === 0 && (
          <EmptyState
            header="No tokens yet"
            headingLevel={2}
            description="Create one to keep macros in git and publish them from CI, or to read the audit log with a script."
            primaryAction={create}
          />
        )}
      </div>
      {creating && <CreateTokenModal onClose={() => setCreating(false)} onCreated={reload} />}
      {leaving && <RevokeTokenModal token={leaving} onClose={() => setLeaving(null)} onRevoked={reload} />}
    </>
  );
}
