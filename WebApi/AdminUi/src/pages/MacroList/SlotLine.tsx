interface Props {
  slots: { used: number; total: number };
}

/** How many of the names that Confluence lets an app have are taken. */
export function SlotLine({ slots: { used, total } }: Props) {
  return (
    <>
      {used} of {total} names in Confluence’s macro browser are used.
      {used >= total && ' Further macros are inserted through the “User macro” entry.'}
    </>
  );
}
