import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge from '@atlaskit/lozenge';
import type { ApiToken } from '../../api/types';
import { formatTime } from '../../components/formatTime';
import { PersonName } from '../../components/PersonName';
import { scopeNames } from './scopes';
import styles from './TokenTable.module.css';

interface Props {
  tokens: ApiToken[];
  now: number;
  onRevoke: (token: ApiToken) => void;
}

const head = {
  cells: [
    { key: 'name', content: 'Name', isSortable: true },
    { key: 'scopes', content: 'Scopes' },
    { key: 'creator', content: 'Created by' },
    { key: 'expires', content: 'Expires', isSortable: true },
    { key: 'used', content: 'Last used', isSortable: true },
    { key: 'revoke', content: '' },
  ],
};

/** One row a token. */
export function TokenTable({ tokens, now, onRevoke }: Props) {
  return (
    <div className={styles.table}>
      <DynamicTable label="API tokens" head={head} rows={tokens.map((token) => rowOf(token, now, onRevoke))} />
    </div>
  );
}

function rowOf(token: ApiToken, now: number, onRevoke: (token: ApiToken) => void) {
  const { id, name, scopes, createdBy, createdAt, expiresAt, lastUsedAt } = token;
  return {
    key: id,
    cells: [
      { key: name.toLowerCase(), content: <span className={styles.name}>{name}<code>{id}</code></span> },
      { key: 'scopes', content: scopeNames(scopes) },
      { key: 'creator', content: <span className={styles.name}><PersonName accountId={createdBy} /><span>{formatTime(createdAt)}</span></span> },
      { key: expiresAt, content: Date.parse(expiresAt) > now ? formatTime(expiresAt) : <Lozenge appearance="removed">Expired</Lozenge> },
      { key: lastUsedAt ?? '', content: lastUsedAt ? formatTime(lastUsedAt) : 'Never' },
      { key: 'revoke', content: <Button appearance="subtle" aria-label={`Revoke ${name}`} onClick={() => onRevoke(token)}>Revoke</Button> },
    ],
  };
}
