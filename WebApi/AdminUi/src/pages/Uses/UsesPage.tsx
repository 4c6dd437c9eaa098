import { LinkButton } from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { PageHeader } from '../../components/PageHeader';
import { ProblemMessage } from '../../components/ProblemMessage';
import { formatRoute } from '../../router/route';
import styles from './UsesPage.module.css';
import { UsesTable } from './UsesTable';
import { useUses } from './useUses';

/** Where a macro is used, and whether what the pages say of it is shown. */
export default function UsesPage({ macroKey }: { macroKey: string }) {
  const { value: uses, problem, reload } = useUses(macroKey);
  const name = uses?.macro.draft.definition.name ?? macroKey;
  const lost = uses?.pages.filter((page) => page.lost.length > 0).length ?? 0;

  return (
    <>
      <PageHeader
        back
        title={`Uses of ${name}`}
        summary="Pages and blog posts that you can view, found by Confluence’s search. Pages published a moment ago may be missing. Nothing is stored."
        actions={<LinkButton href={formatRoute({ page: 'editor', key: macroKey, tab: 'template' })}>Edit macro</LinkButton>}
      />
      <div className={styles.content}>
        {problem && <ProblemMessage problem={problem} onRetry={reload} />}
        {!uses && !problem && <Spinner size="large" label="Asking Confluence for pages" />}
        {uses && (
          <p role="status">
            {uses.pages.length} {uses.pages.length === 1 ? 'page' : 'pages'}
            {lost > 0 && `, ${lost} with a parameter that the macro lacks`}
          </p>
        )}
        {uses?.more && (
          <SectionMessage appearance="information" title="There are more pages">
            <p>This list shows the first {uses.pages.length}. Find the rest with Confluence’s search: macro = “{macroKey}”.</p>
          </SectionMessage>
        )}
        {uses && uses.pages.length > 0 && <UsesTable pages={uses.pages} shown={uses.macro.state === 'published'} />}
        {uses?.pages.length === 0 && (
          <EmptyState
            header="No page uses this macro"
            headingLevel={2}
            description="Authors find the macro in the macro browser once it is published."
          />
        )}
      </div>
    </>
  );
}
