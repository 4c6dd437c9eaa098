import type { FrameHost } from '../host/FrameHost';
import type { FrameOutput, FrameTask } from './contract';
import { convertSections, distribute } from './convert';
import { noticeHtml, partOf, type FrameContent, type MarkedUse, type Section } from './frameContent';
import { render, reportMissing } from './render';
import { holdsElements, readWrittenElements } from './writtenElements';

/**
 * The HTML of an output whose template wrote elements of Confluence's own: they are converted by Confluence and cleaned by the service, and macros
 * of ours among them rendered, whose output may hold such elements again.
 */
export async function completeElements(host: FrameHost, task: FrameTask, content: FrameContent, { html }: Pick<FrameOutput, 'html'>): Promise<string> {
  let waiting: number[] = Object.keys(content.parts).map(Number);
  let written = html;
  for (let depth = 1; ; depth++) {
    const sections: Section[] = [];
    const uses: MarkedUse[] = [];
    const read = (text: string) => {
      if (!holdsElements(text)) {
        return text;
      }
      const found = readWrittenElements(content, text, depth);
      sections.push(...found.sections);
      uses.push(...found.uses);
      return found.html;
    };
    written = read(written);
    for (const index of waiting) {
      const part = content.parts[index];
      if (part) {
        content.parts[index] = { ...part, html: read(part.html) };
      }
    }
    if (sections.length === 0 && uses.length === 0) {
      await reportMissing(host, task, content);
      return written;
    }
    await renderFound(host, task, content, sections, uses);
    waiting = uses.map(({ index }) => index);
  }
}

/** One conversion, and one post for its cleaning and for the uses. */
async function renderFound(host: FrameHost, task: FrameTask, content: FrameContent, sections: Section[], uses: MarkedUse[]): Promise<void> {
  const converted = sections.length > 0 ? await convertSections(host, task.pageId, content, sections) : { html: '', marks: [] };
  const cleaned = { index: content.mark(), use: { name: '', id: '', parameters: {}, body: converted.html, stored: '' } };
  try {
    await render(host, task, content, { uses: sections.length > 0 ? [...uses, cleaned] : uses });
  } catch {
    uses.forEach(({ index, use }) => (content.parts[index] = partOf(noticeHtml(`“${use.name}” could not be shown.`))));
  }
  distribute(content, sections, { html: content.parts[cleaned.index]?.html ?? '', marks: converted.marks });
}
