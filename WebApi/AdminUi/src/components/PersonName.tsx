import { useEffect, useState } from 'react';
import { useHost } from '../host/HostContext';
import { personName } from '../host/personName';

interface Props {
  /** Null for a person whose account is gone. */
  accountId: string | null;
}

/** The name of a person, as Confluence tells it to who looks at the page; we store none. */
export function PersonName({ accountId }: Props) {
  const host = useHost();
  const [name, setName] = useState<string | null>(null);

  useEffect(() => {
    let wanted = true;
    if (accountId) {
      void personName(host, accountId).then((found) => wanted && setName(found));
    }
    return () => {
      wanted = false;
    };
  }, [host, accountId]);

  return <>{accountId ? (name ?? '…') : 'a former user'}</>;
}
