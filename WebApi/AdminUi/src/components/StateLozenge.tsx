import Lozenge from '@atlaskit/lozenge';
import type { MacroState } from '../api/types';

interface Props {
  state: MacroState;
  hasUnpublishedChanges: boolean;
}

/** The state of a macro, and whether its draft differs from what pages show. */
export function StateLozenge({ state, hasUnpublishedChanges }: Props) {
  switch (state) {
    case 'draft':
      return <Lozenge appearance="inprogress">Draft</Lozenge>;
    case 'unpublished':
      return <Lozenge>Unpublished</Lozenge>;
    case 'disabled':
      return <Lozenge appearance="removed">Disabled</Lozenge>;
    case 'published':
      return (
        <>
          <Lozenge appearance="success">Published</Lozenge>
          {hasUnpublishedChanges && <Lozenge appearance="moved">Changed</Lozenge>}
        </>
      );
  }
}
