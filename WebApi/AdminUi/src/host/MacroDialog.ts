/** The dialog of Confluence's editor in which a macro is filled in. */
export interface MacroDialog {
  /** What the macro on the page has stored, by identifier; empty for a new one. */
  read(): Promise<Record<string, string>>;
  /** Stores values and closes the dialog; the macro's body stays as it is. */
  save(values: Record<string, string>): Promise<void>;
  /** Calls back when the person presses the dialog's own button; the dialog stays open until saved. */
  onSubmit(submit: () => void): void;
}
