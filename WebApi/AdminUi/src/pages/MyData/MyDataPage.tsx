import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import { useState } from 'react';
import type { MyData, MyDataApi, RequestKind } from '../../api/myData';
import type { Problem } from '../../api/problem';
import { useLoaded } from '../../api/useLoaded';
import { PageHeader } from '../../components/PageHeader';
import { ProblemMessage } from '../../components/ProblemMessage';
import { saveJson } from '../../components/saveJson';
import { OwnRequests } from './OwnRequests';
import { RequestModal } from './RequestModal';
import { StoredFacts } from './StoredFacts';
import styles from './MyData.module.css';

interface Props {
  api: MyDataApi;
}

/** What is stored about the person who looks at the page, for everybody. */
export function MyDataPage({ api }: Props) {
  const { value: data, problem, reload } = useLoaded(api.read);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [asking, setAsking] = useState<RequestKind | null>(null);

  const shown = failed ?? problem;

  async function save() {
    const result = await api.archive();
    setFailed(result.ok ? null : result.problem);
    if (result.ok) {
      saveJson('my-data-in-user-macro.json', result.value);
    }
  }

  return (
    <main className={styles.page}>
      <PageHeader title="My data in User Macro" summary="What this app stores about you. Only you see this page with your data." />
      <div className={styles.content}>
        {shown && <ProblemMessage problem={shown} onRetry={reload} />}
        {!data && !problem && <Spinner size="large" label="Loading your data" />}
        {data && !data.account && <NothingStored />}
        {data?.account && (
          <>
            <StoredFacts data={data} />
            <div className={styles.buttons}>
              <Button onClick={() => void save()}>Export as JSON</Button>
              <Button isDisabled={isOpen(data, 'rectify')} onClick={() => setAsking('rectify')}>
                Ask for a correction
              </Button>
              <Button isDisabled={isOpen(data, 'erase')} onClick={() => setAsking('erase')}>
                Ask for erasure
              </Button>
            </div>
            <OwnRequests api={api} requests={data.requests} onChanged={reload} />
          </>
        )}
      </div>
      {asking && <RequestModal api={api} kind={asking} onClose={() => setAsking(null)} onRequested={reload} />}
    </main>
  );
}

function NothingStored() {
  return (
    <section className={styles.section} aria-labelledby="nothing">
      <Heading size="medium" as="h2" id="nothing">
        Nothing is stored about you
      </Heading>
      <p>The app stores accounts of people who change macros or settings. Viewing pages with macros stores nothing about you, and neither does this page.</p>
    </section>
  );
}

function isOpen(data: MyData, kind: RequestKind): boolean {
  return data.requests.some((request) => request.kind === kind && request.outcome === null);
}
