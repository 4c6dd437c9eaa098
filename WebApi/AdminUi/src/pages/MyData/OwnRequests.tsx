import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useState } from 'react';
import type { MyDataApi, OwnRequest } from '../../api/myData';
import type { Problem } from '../../api/problem';
import { formatTime } from '../../components/formatTime';
import { ProblemMessage } from '../../components/ProblemMessage';
import styles from './MyData.module.css';

interface Props {
  api: MyDataApi;
  requests: OwnRequest[];
  onChanged: () => void;
}

/** The person's requests and their answers. */
export function OwnRequests({ api, requests, onChanged }: Props) {
  const [problem, setProblem] = useState<Problem | null>(null);
  if (requests.length === 0) {
    return null;
  }

  async function withdraw(id: string) {
    const result = await api.withdraw(id);
    setProblem(result.ok ? null : result.problem);
    onChanged();
  }

  return (
    <section className={styles.section} aria-labelledby="requests">
      <Heading size="medium" as="h2" id="requests">
        Your requests
      </Heading>
      {problem && <ProblemMessage problem={problem} />}
      <ul className={styles.list}>
        {requests.map(({ id, kind, requestedAt, note, outcome, reason }) => (
          <li key={id}>
            {kind === 'erase' ? 'Erase' : 'Correct'}, {formatTime(requestedAt)}
            {note && `: ${note}`}. {answerOf(outcome, reason)}{' '}
            {outcome === null && (
              <Button spacing="compact" onClick={() => void withdraw(id)}>
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function answerOf(outcome: OwnRequest['outcome'], reason: string | null): string {
  if (outcome === null) {
    return 'Waits for an administrator.';
  }
  return `${outcome === 'done' ? 'Done' : 'Declined'}${reason ? `: ${reason}` : ''}.`;
}
