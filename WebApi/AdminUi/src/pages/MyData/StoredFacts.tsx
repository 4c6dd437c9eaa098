import Heading from '@atlaskit/heading';
import type { MyData } from '../../api/myData';
import { formatTime } from '../../components/formatTime';
import styles from './MyData.module.css';

interface Props {
  data: MyData;
}

/** The account as it is stored, counts, and the newest of what names it. */
export function StoredFacts({ data: { account, revisions, drafts, auditLines, tokens, macros, audit } }: Props) {
  return (
    <>
      <section className={styles.section} aria-labelledby="account">
        <Heading size="medium" as="h2" id="account">
          Your account
        </Heading>
        <dl className={styles.facts}>
          <dt>Account ID</dt>
          <dd>{account?.accountId}</dd>
          <dt>Handle</dt>
          <dd>{account?.handle}, which the records below hold in place of the account ID</dd>
          <dt>Stored since</dt>
          <dd>{account?.storedAt ? formatTime(account.storedAt) : 'not known'}</dd>
          <dt>Reported to Atlassian</dt>
          <dd>{account?.reportedAt ? formatTime(account.reportedAt) : 'not yet'}</dd>
          <dt>Revisions</dt>
          <dd>{revisions}</dd>
          <dt>Drafts</dt>
          <dd>{drafts}</dd>
          <dt>API tokens</dt>
          <dd>{tokens.length}</dd>
          <dt>Lines of the audit log</dt>
          <dd>{auditLines}</dd>
        </dl>
        <p>Your name, e-mail address and picture are not stored; pages ask Confluence for the name.</p>
      </section>
      {macros.length > 0 && (
        <section className={styles.section} aria-labelledby="macros">
          <Heading size="medium" as="h2" id="macros">
            Macros that name you
          </Heading>
          <ul className={styles.list}>
            {macros.map(({ key, revisions: named, draftEditedAt }) => (
              <li key={key}>
                {key}: {named.length === 1 ? '1 revision' : `${named.length} revisions`}
                {draftEditedAt && `, draft changed ${formatTime(draftEditedAt)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {audit.length > 0 && (
        <section className={styles.section} aria-labelledby="audit">
          <Heading size="medium" as="h2" id="audit">
            Audit log
          </Heading>
          <ul className={styles.list}>
            {audit.map(({ id, at, action, target, refused, detail }) => (
              <li key={id}>
                {formatTime(at)}: {action} {target} {detail} {refused && '(refused)'}
              </li>
            ))}
          </ul>
          {auditLines > audit.length && <p>The export has the others.</p>}
        </section>
      )}
    </>
  );
}
