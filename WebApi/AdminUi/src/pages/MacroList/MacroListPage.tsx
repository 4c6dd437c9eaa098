import { LinkButton } from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { MacroFilter } from '../../api/macros';
import type { MacroItem } from '../../api/types';
import { useLoaded } from '../../api/useLoaded';
import { PageHeader } from '../../components/PageHeader';
import { ProblemMessage } from '../../components/ProblemMessage';
import { useNavigation } from '../../router/NavigationContext';
import { formatRoute } from '../../router/route';
import { DeleteMacroModal } from './DeleteMacroModal';
import { FreeNameModal } from './FreeNameModal';
import { ListFilters } from './ListFilters';
import { MacroTable } from './MacroTable';
import { NoMacros } from './NoMacros';
import { NothingFound } from './NothingFound';
import { SlotLine } from './SlotLine';
import { SyncMessage } from './SyncMessage';
import { TableSkeleton } from './TableSkeleton';
import { useModules } from './useModules';
import styles from './MacroListPage.module.css';

interface Props {
  filter: MacroFilter;
}

/** All macros of the site: where the page opens. */
export function MacroListPage({ filter: { q, state } }: Props) {
  const api = useApi();
  const navigation = useNavigation();
  const [leaving, setLeaving] = useState<MacroItem | null>(null);
  const [freeing, setFreeing] = useState<MacroItem | null>(null);
  const { value: list, problem, loading, reload } = useLoaded(
    useCallback((signal) => api.list({ q, state }, signal), [api, q, state]),
  );
  const modules = useModules(reload);
  useReloadWhile(list !== null && !list.sync.upToDate && !list.sync.lastError, reload);
  const setFilter = useCallback((next: MacroFilter) => navigation.replace({ page: 'list', ...next }), [navigation]);
  const filtered = q !== '' || state !== null;
  const isEmpty = list?.items.length === 0;

  return (
    <>
      <PageHeader
        title="User macros"
        summary={list && <SlotLine slots={list.slots} />}
        actions={
          <>
            <LinkButton href={formatRoute({ page: 'privacy' })}>Data and privacy</LinkButton>
            <LinkButton href={formatRoute({ page: 'tokens' })}>API tokens</LinkButton>
            {/* The empty list has this button in its middle. */}
            {(!isEmpty || filtered) && (
              <LinkButton appearance="primary" href={formatRoute({ page: 'create' })} iconBefore={AddIcon}>
                Create macro
              </LinkButton>
            )}
          </>
        }
      />
      <div className={styles.content}>
        {list && <SyncMessage sync={list.sync} onRetry={modules.synchronize} />}
        {modules.problem && <ProblemMessage problem={modules.problem} />}
        {problem && <ProblemMessage problem={problem} onRetry={reload} />}
        {(filtered || !isEmpty) && !(problem && !list) && <ListFilters filter={{ q, state }} onChange={setFilter} />}
        <p className={styles.count} role="status">
          {list && !(isEmpty && !filtered) && countText(list.items.length, filtered)}
        </p>
        {!list && loading && <TableSkeleton />}
        {list && !isEmpty && (
          <MacroTable
            items={list.items}
            onDelete={setLeaving}
            onNaming={(macro, ownName) => (ownName ? modules.choose(macro, true) : setFreeing(macro))}
          />
        )}
        {isEmpty && filtered && <NothingFound onClear={() => setFilter({ q: '', state: null })} />}
        {isEmpty && !filtered && <NoMacros />}
      </div>
      {freeing && <FreeNameModal macro={freeing} onClose={() => setFreeing(null)} onConfirmed={() => modules.choose(freeing, false)} />}
      {leaving && <DeleteMacroModal macro={leaving} onClose={() => setLeaving(null)} onDeleted={reload} />}
    </>
  );
}

/** Confluence takes new names a moment after a publish. */
function useReloadWhile(waiting: boolean, reload: () => void) {
  useEffect(() => {
    const timer = waiting ? setInterval(reload, 3_000) : undefined;
    return () => clearInterval(timer);
  }, [waiting, reload]);
}

function countText(count: number, filtered: boolean): string {
  return `${count} ${count === 1 ? 'macro' : 'macros'}${filtered ? ' found' : ''}`;
}
