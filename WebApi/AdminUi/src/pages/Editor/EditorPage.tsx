import { LinkButton } from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import Spinner from '@atlaskit/spinner';
import { useCallback } from 'react';
import { useApi } from '../../api/ApiContext';
import { useLoaded } from '../../api/useLoaded';
import { PageHeader } from '../../components/PageHeader';
import { ProblemMessage } from '../../components/ProblemMessage';
import { formatRoute, home, type EditorTab } from '../../router/route';
import { MacroEditor } from './MacroEditor';

interface Props {
  macroKey: string;
  tab: EditorTab;
}

/** Reads a macro and opens it for editing. */
export default function EditorPage({ macroKey, tab }: Props) {
  const api = useApi();
  const { value: details, problem, reload } = useLoaded(useCallback((signal) => api.read(macroKey, signal), [api, macroKey]));

  if (details) {
    return <MacroEditor details={details} tab={tab} />;
  }
  if (problem?.kind === 'notFound') {
    return (
      <EmptyState
        header={`No macro has the key “${macroKey}”`}
        headingLevel={1}
        description="It may have been deleted, or the address is wrong."
        primaryAction={<LinkButton href={formatRoute(home)}>All macros</LinkButton>}
      />
    );
  }
  return (
    <>
      <PageHeader title={macroKey} back />
      {problem ? <ProblemMessage problem={problem} onRetry={reload} /> : <Spinner size="large" label="Opening the macro" />}
    </>
  );
}
