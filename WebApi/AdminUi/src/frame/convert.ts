import type { FrameHost } from '../host/FrameHost';
import { convertStorage } from './convertStorage';
import type { FrameContent, Section } from './frameContent';
import { late, within } from './within';

/** What came of one conversion: the HTML of all sections, and the marker before each. */
export interface Converted {
  html: string;
  marks: string[];
}

/** Has Confluence convert all sections in one request, with the rights of who looks at the page. */
export async function convertSections(host: FrameHost, page: string | undefined, content: FrameContent, sections: Section[]): Promise<Converted> {
  const marks = sections.map(() => content.textOf(content.mark()));
  try {
    const storage = sections.map((section, index) => `<p>${marks[index] ?? ''}</p>${section.storage}`).join('');
    return { html: await within(convertStorage(host, page, storage)), marks };
  } catch (failure) {
    content.missing.add(failure === late ? 'late' : 'refused');
    return { html: '', marks };
  }
}

/** Hands each section its part of the HTML. */
export function distribute(content: FrameContent, sections: Section[], { html, marks }: Converted): void {
  sections.forEach((section, index) => {
    const part = between(html, marks[index] ?? '', marks[index + 1]);
    if (part === null && html) {
      content.missing.add('refused');
    }
    section.accept(part);
  });
}

/** What comes behind the paragraph of one marker, up to that of the next; null when it did not come. */
function between(html: string, mark: string, next: string | undefined): string | null {
  const found = html.indexOf(mark);
  const begin = found < 0 ? -1 : html.indexOf('</p>', found);
  if (begin < 0) {
    return null;
  }
  const behind = next === undefined ? -1 : html.indexOf(next, begin);
  return html.slice(begin + '</p>'.length, behind < 0 ? html.length : html.lastIndexOf('<p', behind));
}
