import { LinkButton } from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import { formatRoute } from '../../router/route';

/** The list before the first macro. */
export function NoMacros() {
  return (
    <EmptyState
      header="Create your first macro"
      headingLevel={2}
      description="A user macro is a template that authors insert into pages by name: a status badge, a warning box, a table built from a few values. Change it here and every page follows."
      primaryAction={
        <LinkButton appearance="primary" href={formatRoute({ page: 'create' })}>
          Create macro
        </LinkButton>
      }
    />
  );
}
