import type { RevisionHeader } from '../../api/types';
import { formatTime } from '../../components/formatTime';
import { PersonName } from '../../components/PersonName';

interface Props {
  published: RevisionHeader | null;
}

/** What pages show now. */
export function RevisionLine({ published }: Props) {
  if (!published) {
    return <>Never published</>;
  }
  return (
    <>
      Revision {published.number}, published {formatTime(published.publishedAt)} by <PersonName accountId={published.author} />
    </>
  );
}
