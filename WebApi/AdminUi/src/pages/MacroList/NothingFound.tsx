import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';

interface Props {
  onClear: () => void;
}

/** The list when search and filter leave nothing. */
export function NothingFound({ onClear }: Props) {
  return (
    <EmptyState
      header="No macro matches"
      headingLevel={2}
      description="Try other words, or look at all macros."
      primaryAction={<Button onClick={onClear}>Clear filters</Button>}
    />
  );
}
