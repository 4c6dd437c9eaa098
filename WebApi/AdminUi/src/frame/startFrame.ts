import type { FrameHost } from '../host/FrameHost';
import { openBeside } from '../host/openBeside';
import { completeElements } from './completeElements';
import type { FrameOutput, FrameTask } from './contract';
import { tellCopiesApart, UnclearCopy } from './copies/tellCopiesApart';
import { FrameContent, noticeHtml } from './frameContent';
import { followInlineSize } from './inlineSize';
import { insertParts, partsIn } from './insertParts';
import { keepHeight, keptHeight } from './keptHeights';
import { leadLinks, leadToPart, partOf } from './links';
import { Notice } from './Notice';
import { readBodyWithUses, readParameters } from './pageData';
import { render, reportMissing, type Posted } from './render';
import { mostHeight, sandboxFrame } from './sandboxFrame';
import { whenSeen } from './whenSeen';
import { holdsElements } from './writtenElements';

/**
 * The frame of a macro. With a ticket, the macro still lacks its body, data of the page, or parameters that only the page has: the frame
 * asks the host for them with the viewer's own rights, posts them to the service and shows what comes back.
 * @param anyHost Null outside any host, where nothing can be asked for.
 */
export async function startFrame(anyHost: FrameHost | null): Promise<void> {
  const output = document.getElementById('output');
  if (!output) {
    return;
  }
  const host = anyHost && tellCopiesApart(anyHost, output.dataset.copies);
  const task: FrameTask = output.dataset;
  leadLinks(task.page ?? '', host);
  if (host && output.parentElement && document.body.classList.contains('um-inline')) {
    followInlineSize(output.parentElement, host);
  }
  if (output.getAttribute('aria-busy')) {
    await fill(output, host);
  } else if (task.sandbox || task.html !== undefined) {
    const { html = '', styles = '', script = '', sandbox = null } = task;
    show(output, host, { html, styles, script, sandbox }, new FrameContent());
  }
  if (task.parameters && !task.source && !task.asks && host) {
    await complete(output, host);
  }
}

/** Puts the body, data and parameters into a frame that waits for them; the place it took last time is kept for it. */
async function fill(output: HTMLElement, host: FrameHost | null): Promise<void> {
  output.style.minHeight = `${Math.min(keptHeight(), mostHeight)}px`;
  await whenSeen(output);
  await readAndShow(output, host);
  output.style.minHeight = '';
  keepHeight(output.offsetHeight);
}

async function readAndShow(output: HTMLElement, host: FrameHost | null): Promise<void> {
  if (!host) {
    showNotice(output, 'This macro can be shown inside Confluence only.');
    return;
  }
  const task: FrameTask = output.dataset;
  try {
    const content = new FrameContent();
    if (task.html !== undefined) {
      const { html, styles = '', script = '', sandbox = null } = task;
      await showWhole(output, host, { html, styles, script, sandbox }, content);
      return;
    }
    const [{ body, uses }, parameters] = await Promise.all([readBodyWithUses(host, task, content), readParameters(host, task).catch(unlessUnclear)]);
    await renderAndShow(output, host, content, { macro: { body, parameters }, uses });
  } catch (failure) {
    showNotice(output, failure instanceof Notice ? failure.message : 'This macro could not be shown. Reload the page in a moment.');
    await reportUnclear(output, host, failure);
  }
}

/** Replaces the output of a macro whose page holds parameters that Confluence did not send; all others stay as they came. */
async function complete(output: HTMLElement, host: FrameHost): Promise<void> {
  const sent = new URLSearchParams(location.search);
  try {
    const parameters = (await readParameters(host, output.dataset)) ?? {};
    if (Object.entries(parameters).some(([name, value]) => value && !sent.get(`p.${name.toLowerCase()}`))) {
      await renderAndShow(output, host, new FrameContent(), { macro: { body: '', parameters } });
    }
  } catch (failure) {
    // Else what is shown holds for all that Confluence sent.
    if (failure instanceof UnclearCopy) {
      showNotice(output, failure.message);
      await reportUnclear(output, host, failure);
    }
  }
}

/** Parameters that cannot be read are those that Confluence sent; those of another copy are none. */
function unlessUnclear(failure: unknown): undefined {
  if (failure instanceof UnclearCopy) {
    throw failure;
  }
}

async function reportUnclear(output: HTMLElement, host: FrameHost, failure: unknown): Promise<void> {
  if (failure instanceof UnclearCopy) {
    const content = new FrameContent();
    content.missing.add('unclear');
    await reportMissing(host, output.dataset, content);
  }
}

type Shown = Pick<FrameOutput, 'html' | 'styles' | 'script' | 'sandbox'>;

async function renderAndShow(output: HTMLElement, host: FrameHost, content: FrameContent, posted: Posted): Promise<void> {
  await showWhole(output, host, await render(host, output.dataset, content, posted), content);
}

/** Shows output with what its template and those inside it left to Confluence. */
async function showWhole(output: HTMLElement, host: FrameHost, shown: Shown, content: FrameContent): Promise<void> {
  const isWhole = !holdsElements(shown.html) && !Object.values(content.parts).some((part) => holdsElements(part.html));
  show(output, host, isWhole ? shown : { ...shown, html: await completeElements(host, output.dataset, content, shown) }, content);
}

function show(output: HTMLElement, host: FrameHost | null, { html, styles, script, sandbox }: Shown, { marker, parts }: FrameContent): void {
  const { page = '' } = output.dataset;
  const open = (address: string) => {
    const part = partOf(address, page);
    if (part !== null) {
      void leadToPart(part, page, host);
    } else if (host) {
      host.open(address);
    } else {
      openBeside(address);
    }
  };
  const sandboxOf = (shown: Shown) => {
    const { html, styles, script } = shown;
    return sandboxFrame(shown.sandbox ?? '', { html, styles, script, page, marker, parts: partsIn(html, { marker, parts }) }, open);
  };
  if (sandbox) {
    output.replaceChildren(sandboxOf({ html, styles, script, sandbox }));
  } else {
    const sheet = document.getElementById('styles');
    if (sheet) {
      sheet.textContent = styles;
    }
    // The service let through nothing that runs; the page's policy would let none of it run.
    output.innerHTML = html;
    insertParts(output, { marker, parts, scripted: sandboxOf });
  }
  output.removeAttribute('aria-busy');
}

function showNotice(output: HTMLElement, text: string): void {
  output.innerHTML = noticeHtml(text);
  output.removeAttribute('aria-busy');
}
