import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge from '@atlaskit/lozenge';
import type { MacroItem } from '../../api/types';
import { StateLozenge } from '../../components/StateLozenge';
import { formatRoute } from '../../router/route';
import { EditedBy } from './EditedBy';
import { MacroMenu } from './MacroMenu';
import { ModuleCell } from './ModuleCell';
import styles from './MacroTable.module.css';

interface Props {
  items: MacroItem[];
  onDelete: (macro: MacroItem) => void;
  onNaming: (macro: MacroItem, ownName: boolean) => void;
}

const rowsPerPage = 25;
const head = {
  cells: [
    { key: 'name', content: 'Name', isSortable: true },
    { key: 'key', content: 'Key', isSortable: true },
    { key: 'state', content: 'State', isSortable: true },
    { key: 'revision', content: 'Revision', isSortable: true },
    { key: 'module', content: 'In the macro browser', isSortable: true },
    { key: 'edited', content: 'Last changed', isSortable: true },
    { key: 'menu', content: <span className={styles.hidden}>Actions</span> },
  ],
};

/** One row a macro, sorted by any column. */
export function MacroTable({ items, ...actions }: Props) {
  return (
    <div className={styles.table}>
      <DynamicTable
        label="User macros"
        head={head}
        rows={items.map((item) => rowOf(item, actions))}
        rowsPerPage={rowsPerPage}
        defaultSortKey="name"
        defaultSortOrder="ASC"
      />
    </div>
  );
}

function rowOf(item: MacroItem, actions: Omit<Props, 'items'>) {
  const { key, name, description, state, published, editedAt } = item;
  return {
    key,
    cells: [
      { key: name.toLowerCase(), content: <NameCell href={formatRoute({ page: 'editor', key, tab: 'template' })} name={name} description={description} /> },
      { key, content: <code className={styles.key}>{key}</code> },
      { key: state, content: <StateCell item={item} /> },
      { key: published, content: published || <span className={styles.subtle}>None yet</span> },
      { key: item.module, content: <ModuleCell state={item.module} message={item.moduleMessage} framed={item.moduleFramed} /> },
      { key: editedAt, content: <EditedBy by={item.editedBy} at={editedAt} /> },
      { key: 'menu', content: <MacroMenu macro={item} {...actions} /> },
    ],
  };
}

function StateCell({ item }: { item: MacroItem }) {
  return (
    <span className={styles.lozenges}>
      <StateLozenge state={item.state} hasUnpublishedChanges={item.hasUnpublishedChanges} />
      {item.quarantined && <Lozenge appearance="removed">Quarantined</Lozenge>}
    </span>
  );
}

function NameCell({ href, name, description }: { href: string; name: string; description: string }) {
  return (
    <div className={styles.name}>
      <a href={href}>{name}</a>
      {description && <span className={styles.description}>{description}</span>}
    </div>
  );
}
