import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import type { MacroList } from '../../api/types';
import { formatTime } from '../../components/formatTime';

interface Props {
  sync: MacroList['sync'];
  onRetry: () => void;
}

/** Says when Confluence's macro browser does not show what is published. */
export function SyncMessage({ sync: { upToDate, lastError, nextTry }, onRetry }: Props) {
  if (upToDate || !lastError) {
    return null;
  }
  return (
    <SectionMessage appearance="warning" title="Confluence’s macro browser is not up to date" actions={[<SectionMessageAction key="retry" onClick={onRetry}>Try now</SectionMessageAction>]}>
      <p>{lastError} The app tries again by itself{nextTry ? ` (${formatTime(nextTry)})` : ''}; macros on pages are not affected.</p>
    </SectionMessage>
  );
}
