import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import { useLoaded } from '../../api/useLoaded';
import { formatTime } from '../../components/formatTime';
import { ProblemMessage } from '../../components/ProblemMessage';
import { useHost } from '../../host/HostContext';
import styles from './Privacy.module.css';

const head = {
  cells: [
    { key: 'name', content: 'Macro' },
    { key: 'deleted', content: 'Deleted' },
    { key: 'kept', content: 'Kept until' },
    { key: 'back', content: '' },
  ],
};

/** Macros that were deleted and can be brought back. */
export function DeletedMacros() {
  const api = useApi();
  const host = useHost();
  const { value: list, problem, reload } = useLoaded(api.privacy.deleted);
  const [refused, setRefused] = useState<Problem | null>(null);

  const shown = refused ?? problem;

  async function bringBack(key: string) {
    const result = await api.privacy.bringBack(key);
    setRefused(result.ok ? null : result.problem);
    if (result.ok) {
      host.flag({ kind: 'success', title: `“${key}” is back as a draft` });
    }
    reload();
  }

  return (
    <section className={styles.section} aria-labelledby="deleted-macros">
      <Heading size="medium" as="h2" id="deleted-macros">
        Deleted macros
      </Heading>
      <p>A deleted macro can be brought back for 30 days, as a draft with its history. Then its texts and revisions are erased.</p>
      {shown && <ProblemMessage problem={shown} onRetry={reload} />}
      {!list && !problem && <Spinner label="Loading the deleted macros" />}
      {list?.items.length === 0 && <p>No deleted macros.</p>}
      {list && list.items.length > 0 && (
        <div className={styles.table}>
          <DynamicTable
            label="Deleted macros"
            head={head}
            rows={list.items.map(({ key, name, deletedAt, keptUntil }) => ({
              key,
              cells: [
                { key: 'name', content: `${name} (${key})` },
                { key: 'deleted', content: formatTime(deletedAt) },
                { key: 'kept', content: formatTime(keptUntil) },
                { key: 'back', content: <Button aria-label={`Bring ${name} back`} onClick={() => void bringBack(key)}>Bring back</Button> },
              ],
            }))}
          />
        </div>
      )}
    </section>
  );
}
