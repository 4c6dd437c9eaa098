import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge from '@atlaskit/lozenge';
import { HostLink } from '../../components/HostLink';
import { useHost } from '../../host/HostContext';
import type { PageUses } from './findUses';
import styles from './UsesTable.module.css';

interface Props {
  pages: PageUses[];
  /** Whether pages show the macro at present. */
  shown: boolean;
}

const rowsPerPage = 25;
const head = {
  cells: [
    { key: 'page', content: 'Page', isSortable: true },
    { key: 'uses', content: 'Uses', isSortable: true },
    { key: 'state', content: 'State', isSortable: true },
  ],
};

/** One row a page. */
export function UsesTable({ pages, shown }: Props) {
  return (
    <div className={styles.table}>
      <DynamicTable label="Pages that use the macro" head={head} rows={pages.map((page) => rowOf(page, shown))} rowsPerPage={rowsPerPage} />
    </div>
  );
}

function rowOf(page: PageUses, shown: boolean) {
  const { id, title, count, lost } = page;
  return {
    key: id,
    cells: [
      { key: title.toLowerCase(), content: <PageCell page={page} /> },
      { key: count, content: usesText(page) },
      { key: !shown ? 'hidden' : lost.length > 0 ? 'lost' : 'shown', content: <StateCell shown={shown} lost={lost} /> },
    ],
  };
}

function PageCell({ page: { title, space, url } }: { page: PageUses }) {
  const host = useHost();
  return (
    <span className={styles.page}>
      {url ? (
        <HostLink host={host} href={url}>
          {title}
        </HostLink>
      ) : (
        title
      )}
      {space && <span>{space}</span>}
    </span>
  );
}

function StateCell({ shown, lost }: { shown: boolean; lost: string[] }) {
  if (!shown) {
    return <Lozenge>Not published</Lozenge>;
  }
  if (lost.length === 0) {
    return <Lozenge appearance="success">Shown</Lozenge>;
  }
  return (
    <span className={styles.page}>
      <span>
        <Lozenge appearance="moved">Parameter lost</Lozenge>
      </span>
      <span>The macro lacks {lost.map((name) => (name === '' ? 'an unnamed parameter (named 0)' : `the parameter “${name}”`)).join(', ')}.</span>
    </span>
  );
}

function usesText({ count, generic }: PageUses): string {
  return generic === 0 ? `${count}` : generic === count ? `${count} through “User macro”` : `${count}, ${generic} of them through “User macro”`;
}
