import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import { ProblemMessage } from '../../components/ProblemMessage';
import { saveJson } from '../../components/saveJson';
import styles from './Privacy.module.css';

/** All that is stored about the site, as a file. */
export function ArchiveSection() {
  const api = useApi();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(false);

  async function save() {
    setLoading(true);
    const result = await api.privacy.archive();
    setLoading(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) {
      saveJson('user-macro-archive.json', result.value);
    }
  }

  return (
    <section className={styles.section} aria-labelledby="archive">
      <Heading size="medium" as="h2" id="archive">
        Archive
      </Heading>
      <p>All that is stored about this site as one JSON file, without secrets. Read the archive of a large site over the API.</p>
      {problem && <ProblemMessage problem={problem} />}
      <Button isLoading={loading} onClick={() => void save()}>
        Export everything
      </Button>
    </section>
  );
}
