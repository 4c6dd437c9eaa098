/**
 * The `data-` attributes of the output's element, which the page writes for its script. All are addresses below the host's REST API except
 * `frames`, `sandbox` and `page`.
 */
export interface FrameTask {
  /** The address of the page that the macro is on. */
  page?: string | undefined;
  /** Where to post what the host answered. */
  frames?: string | undefined;
  /** Proves to the service what this frame is for. */
  ticket?: string | undefined;
  /** Where the macro's body is, and in which field of the answer. */
  source?: string | undefined;
  field?: string | undefined;
  /** Where the macro's parameters are as the page spells them. */
  parameters?: string | undefined;
  /** By what the macro is told apart from its copies, as JSON (`FrameCopiesDto`). */
  copies?: string | undefined;
  /** The page's id, for conversions; and where the macro is as the page stores it, when its body may hold others. */
  pageId?: string | undefined;
  stored?: string | undefined;
  /** What the template wants to know, separated by spaces. */
  asks?: string | undefined;
  /** Output that the page does not show itself: for a sandbox, whose address it is, or because it holds elements of Confluence's own. */
  sandbox?: string | undefined;
  html?: string | undefined;
  styles?: string | undefined;
  script?: string | undefined;
}

/** What a frame posts (`FrameBodyDto`). */
export interface FrameBody {
  ticket: string | undefined;
  body: string;
  parameters: Record<string, string> | undefined;
  /** By the addresses that were asked for; null for what the viewer may not see or the host does not give. */
  answers: Record<string, string | null>;
  /** Uses of macros inside this one. */
  nested?: NestedUse[] | undefined;
  /** Whether only they are to be rendered. */
  nestedOnly?: true | undefined;
  missing?: MissingContent[] | undefined;
}

/** A use of a macro inside another, as the page or a template writes it (`NestedUseDto`); without a name, HTML that is only to be cleaned. */
export interface NestedUse {
  name: string;
  id: string;
  parameters: Record<string, string>;
  /** The body as Confluence converts it, or plain text. */
  body: string;
  /** A body of rich text as Confluence stores it. */
  stored: string;
}

/** Why something is missing in what a reader sees. */
export type MissingContent = 'tooMany' | 'tooDeep' | 'tooLarge' | 'late' | 'refused' | 'unclear';

/** What a use inside this macro shows (`FramePartDto`). */
export type FramePart = Omit<FrameOutput, 'parts'>;

/** What the service answers (`FrameOutputDto`): output, or first of all addresses to ask the host for. */
export interface FrameOutput {
  html: string;
  styles: string;
  /** Runs in the sandbox alone. */
  script: string;
  /** The address of the sandbox that the output must be shown in; null for output without script. */
  sandbox: string | null;
  asks: string[];
  /** One for each nested use that was posted. */
  parts?: FramePart[];
}

/** What a sandbox is told first; later on its theme alone. */
export interface SandboxContent {
  html: string;
  styles: string;
  script: string;
  /** The address of the page that the macro is on. */
  page: string;
  /** Attributes of the frame's root element that say how it looks. */
  theme: Record<string, string>;
  /** Addresses of the frame's style sheets. */
  sheets: string[];
  /** What belongs where the output has a marker. */
  marker: string;
  parts: Record<number, FramePart>;
}

/** What a sandbox tells its frame. Script of a macro can send anything instead. */
export interface SandboxMessage {
  /** It waits for its content. */
  ready?: unknown;
  height?: unknown;
  /** The width of its content when no line of it is broken. */
  width?: unknown;
  /** Where a link leads that was clicked. */
  open?: unknown;
}
