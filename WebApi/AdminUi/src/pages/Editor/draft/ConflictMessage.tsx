import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import type { MacroDraft } from '../../../api/types';
import { formatTime } from '../../../components/formatTime';
import { PersonName } from '../../../components/PersonName';
import type { DraftSession } from './DraftSession';

interface Props {
  session: DraftSession;
  theirs: MacroDraft;
}

/** Somebody else saved meanwhile: asks which of the two drafts to keep. */
export function ConflictMessage({ session, theirs }: Props) {
  return (
    <div role="alert">
      <SectionMessage
        appearance="warning"
        title="Somebody else changed this macro"
        actions={[
          <SectionMessageAction key="theirs" onClick={() => session.takeTheirs()}>
            Load their version
          </SectionMessageAction>,
          <SectionMessageAction key="mine" onClick={() => void session.keepMine()}>
            Keep mine and replace theirs
          </SectionMessageAction>,
        ]}
      >
        <p>
          <PersonName accountId={theirs.editedBy} /> saved a draft on {formatTime(theirs.editedAt)}. Yours is not saved until you
          choose.
        </p>
      </SectionMessage>
    </div>
  );
}
