import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import { formatRoute, home } from '../router/route';
import styles from './PageHeader.module.css';

interface Props {
  title: string;
  /** Whether the link back to the list is above the title. */
  back?: boolean;
  /** Beside the title. */
  badges?: ReactNode;
  /** Below the title. */
  summary?: ReactNode;
  /** At the right end. */
  actions?: ReactNode;
}

/** The head of every page. */
export function PageHeader({ title, back = false, badges, summary, actions }: Props) {
  return (
    <header className={styles.header}>
      {back && (
        <Breadcrumbs label="Where you are">
          <BreadcrumbsItem href={formatRoute(home)} text="User macros" />
        </Breadcrumbs>
      )}
      <div className={styles.row}>
        <div className={styles.title}>
          <Heading size="large" as="h1">
            {title}
          </Heading>
          {badges}
        </div>
        <div className={styles.actions}>{actions}</div>
      </div>
      {summary && <div className={styles.summary}>{summary}</div>}
    </header>
  );
}
