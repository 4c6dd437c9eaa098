import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { PrivacyRequest } from '../../api/types';
import { useLoaded } from '../../api/useLoaded';
import { formatTime } from '../../components/formatTime';
import { PersonName } from '../../components/PersonName';
import { ProblemMessage } from '../../components/ProblemMessage';
import { AnswerModal } from './AnswerModal';
import styles from './Privacy.module.css';

const head = {
  cells: [
    { key: 'kind', content: 'Request' },
    { key: 'person', content: 'Requested by' },
    { key: 'note', content: 'Note' },
    { key: 'answer', content: 'Answer' },
  ],
};

/** What people asked administrators to do with their data. */
export function RequestSection() {
  const api = useApi();
  const [answering, setAnswering] = useState<PrivacyRequest | null>(null);
  const { value: list, problem, reload } = useLoaded(api.privacy.requests);
  return (
    <section className={styles.section} aria-labelledby="privacy-requests">
      <Heading size="medium" as="h2" id="privacy-requests">
        Requests
      </Heading>
      <p>Everyone can ask on the page “My data in User Macro” to have their data corrected or erased. Requests are kept for 90 days after they were answered.</p>
      {problem && <ProblemMessage problem={problem} onRetry={reload} />}
      {!list && !problem && <Spinner label="Loading the requests" />}
      {list?.items.length === 0 && <p>No requests.</p>}
      {list && list.items.length > 0 && (
        <div className={styles.table}>
          <DynamicTable label="Requests" head={head} rows={list.items.map((request) => rowOf(request, setAnswering))} />
        </div>
      )}
      {answering && <AnswerModal request={answering} onClose={() => setAnswering(null)} onAnswered={reload} />}
    </section>
  );
}

function rowOf(request: PrivacyRequest, onAnswer: (request: PrivacyRequest) => void) {
  const { id, kind, requestedBy, requestedAt, note, answer } = request;
  return {
    key: id,
    cells: [
      { key: 'kind', content: kind === 'erase' ? 'Erase' : 'Correct' },
      {
        key: 'person',
        content: (
          <>
            <PersonName accountId={requestedBy} />, {formatTime(requestedAt)}
          </>
        ),
      },
      { key: 'note', content: <span className={styles.note}>{note || '–'}</span> },
      {
        key: 'answer',
        content: answer ? (
          <>
            <Lozenge appearance={answer.outcome === 'done' ? 'success' : 'default'}>{answer.outcome === 'done' ? 'Done' : 'Declined'}</Lozenge> {answer.reason}
          </>
        ) : (
          <Button onClick={() => onAnswer(request)}>Answer</Button>
        ),
      },
    ],
  };
}
