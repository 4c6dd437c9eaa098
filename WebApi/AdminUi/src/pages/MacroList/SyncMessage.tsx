import SectionMessage from '@atlaskit/section-message';
import type { MacroList } from '../../api/types';

interface Props {
  sync: MacroList['sync'];
}

/** Says when Confluence's macro browser does not show what is published. */
export function SyncMessage({ sync: { upToDate, lastError } }: Props) {
  if (upToDate || !lastError) {
    return null;
  }
  return (
    <SectionMessage appearance="warning" title="Confluence’s macro browser is not up to date">
      <p>{lastError} The app tries again by itself; macros on pages are not affected.</p>
    </SectionMessage>
  );
}
