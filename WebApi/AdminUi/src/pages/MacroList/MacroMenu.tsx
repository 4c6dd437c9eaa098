import { IconButton } from '@atlaskit/button/new';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import ShowMoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import type { MacroItem } from '../../api/types';
import { formatRoute } from '../../router/route';

interface Props {
  macro: MacroItem;
  onDelete: (macro: MacroItem) => void;
  onNaming: (macro: MacroItem, ownName: boolean) => void;
}

const hasName: ReadonlySet<MacroItem['module']> = new Set(['registered', 'refused', 'pending', 'waiting']);

/** What can be done with one macro of the list. */
export function MacroMenu({ macro, onDelete, onNaming }: Props) {
  return (
    <DropdownMenu<HTMLButtonElement>
      placement="bottom-end"
      trigger={({ triggerRef, ...props }) => (
        <IconButton {...props} ref={triggerRef} icon={ShowMoreIcon} label={`Actions for ${macro.name}`} appearance="subtle" />
      )}
    >
      <DropdownItemGroup>
        <DropdownItem href={formatRoute({ page: 'editor', key: macro.key, tab: 'template' })}>Edit</DropdownItem>
        <DropdownItem href={formatRoute({ page: 'uses', key: macro.key })}>Where it is used</DropdownItem>
        {hasName.has(macro.module) && <DropdownItem onClick={() => onNaming(macro, false)}>Free its name in Confluence</DropdownItem>}
        {macro.module === 'waiting' && <DropdownItem onClick={() => onNaming(macro, true)}>Give it the next free slot</DropdownItem>}
        {macro.module === 'generic' && <DropdownItem onClick={() => onNaming(macro, true)}>Give it its own name</DropdownItem>}
        <DropdownItem onClick={() => onDelete(macro)}>Delete</DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
