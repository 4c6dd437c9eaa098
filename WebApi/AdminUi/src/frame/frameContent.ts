import type { FramePart, MissingContent, NestedUse } from './contract';

/** How deep macros of ours may be inside each other, and how many of them one frame may hold. */
export const mostDepth = 10;
export const mostUses = 200;

/** A use that is to be posted, and the number of its marker. */
export interface MarkedUse {
  index: number;
  use: NestedUse;
}

/** Storage format to be converted, and what becomes of the result; null when there is none. */
export interface Section {
  storage: string;
  accept: (html: string | null) => void;
}

/**
 * What one frame is made of. Where a part belongs there is a marker in the text around it: letters and digits that the host's conversion, the
 * service's cleaning and any template leave as they are, with a secret of this view, so that no author can write one.
 */
export class FrameContent {
  readonly parts: Record<number, FramePart> = {};
  readonly missing = new Set<MissingContent>();
  readonly marker = `um${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  private markers = 0;
  private uses = 0;

  /** The text of a marker. */
  textOf(index: number): string {
    return `${this.marker}n${index}e`;
  }

  /** A new marker, whose part comes later. */
  mark(): number {
    return this.markers++;
  }

  /** The text of a new marker, for HTML that is known already. */
  place(html: string): string {
    const index = this.mark();
    this.parts[index] = partOf(html);
    return this.textOf(index);
  }

  /** A new marker for a use; null when there are too many, or it is too deep. */
  markUse(depth: number): number | null {
    if (depth > mostDepth) {
      this.missing.add('tooDeep');
      return null;
    }
    if (this.uses === mostUses) {
      this.missing.add('tooMany');
      return null;
    }
    this.uses++;
    return this.mark();
  }

  /** The text of a new marker, for a sentence in place of what is missing. */
  placeNotice(text: string): string {
    return this.place(noticeHtml(text));
  }
}

/** HTML that needs neither styles nor script of its own. */
export const partOf = (html: string): FramePart => ({ html, styles: '', script: '', sandbox: null, asks: [] });

/** A sentence in place of output. */
export function noticeHtml(text: string): string {
  const notice = document.createElement('p');
  notice.className = 'um-notice';
  notice.setAttribute('role', 'note');
  notice.textContent = text;
  return notice.outerHTML;
}

/** What a reader is told where a use cannot be marked. */
export const unmarked = (depth: number): string =>
  depth > mostDepth
    ? `Macros can be ${mostDepth} levels deep inside each other; this one is deeper.`
    : `This macro holds more than ${mostUses} others; this one is not shown.`;
