import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { PageHeader } from '../../components/PageHeader';
import { StateLozenge } from '../../components/StateLozenge';
import type { DraftSession } from './draft/DraftSession';
import type { DraftState } from './draft/draftState';
import { SaveStatus } from './draft/SaveStatus';
import styles from './EditorHeader.module.css';
import { PublishModal } from './publish/PublishModal';
import { RevisionLine } from './RevisionLine';

interface Props {
  session: DraftSession;
  draft: DraftState;
}

/** Which macro is open, its state, and the way to publish it. */
export function EditorHeader({ session, draft }: Props) {
  const [publishing, setPublishing] = useState(false);
  const { definition, macroState, hasUnpublishedChanges, published, key, saveState } = draft;
  return (
    <>
      <PageHeader
        back
        title={definition.name || key}
        badges={<StateLozenge state={macroState} hasUnpublishedChanges={hasUnpublishedChanges} />}
        summary={
          <>
            <code className={styles.key}>{key}</code> · <RevisionLine published={published} />
          </>
        }
        actions={
          <>
            <SaveStatus saveState={saveState} />
            <Button appearance="primary" isDisabled={saveState === 'conflict' || !hasUnpublishedChanges} onClick={() => setPublishing(true)}>
              Publish
            </Button>
          </>
        }
      />
      {publishing && <PublishModal session={session} draft={draft} onClose={() => setPublishing(false)} />}
    </>
  );
}
