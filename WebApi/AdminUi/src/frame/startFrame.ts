import type { FrameHost } from '../host/FrameHost';
import { openBeside } from '../host/openBeside';
import type { FrameOutput } from './contract';
import { keepHeight, keptHeight } from './keptHeights';
import { leadLinks, leadToPart, partOf } from './links';
import { Notice } from './Notice';
import { readBody, readParameters } from './pageData';
import { render } from './render';
import { mostHeight, sandboxFrame } from './sandboxFrame';
import { whenSeen } from './whenSeen';

/**
 * The frame of a macro. With a ticket, the macro still lacks its body, data of the page, or parameters that only the page has: the frame
 * asks the host for them with the viewer's own rights, posts them to the service and shows what comes back.
 * @param host Null outside any host, where nothing can be asked for.
 */
export async function startFrame(host: FrameHost | null): Promise<void> {
  const output = document.getElementById('output');
  if (!output) {
    return;
  }
  const task = output.dataset;
  leadLinks(task.page ?? '', host);
  if (task.sandbox) {
    const { html = '', styles = '', script = '', sandbox } = task;
    show(output, host, { html, styles, script, sandbox });
  }
  if (output.getAttribute('aria-busy')) {
    await fill(output, host);
  } else if (task.ticket && host) {
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
  const task = output.dataset;
  try {
    const [body, parameters] = await Promise.all([readBody(host, task), readParameters(host, task).catch(() => undefined)]);
    show(output, host, await render(host, task, body, parameters));
  } catch (failure) {
    showNotice(output, failure instanceof Notice ? failure.message : 'This macro could not be shown. Reload the page in a moment.');
  }
}

/** Replaces the output of a macro whose page holds parameters that Confluence did not send; all others stay as they came. */
async function complete(output: HTMLElement, host: FrameHost): Promise<void> {
  const sent = new URLSearchParams(location.search);
  try {
    const parameters = (await readParameters(host, output.dataset)) ?? {};
    if (Object.entries(parameters).some(([name, value]) => value && !sent.get(`p.${name.toLowerCase()}`))) {
      show(output, host, await render(host, output.dataset, '', parameters));
    }
  } catch {
    // What is shown holds for all that Confluence sent.
  }
}

type Shown = Pick<FrameOutput, 'html' | 'styles' | 'script' | 'sandbox'>;

function show(output: HTMLElement, host: FrameHost | null, { html, styles, script, sandbox }: Shown): void {
  if (sandbox) {
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
    output.replaceChildren(sandboxFrame(sandbox, { html, styles, script, page }, open));
  } else {
    const sheet = document.getElementById('styles');
    if (sheet) {
      sheet.textContent = styles;
    }
    // The service let through nothing that runs; the page's policy would let none of it run.
    output.innerHTML = html;
  }
  output.removeAttribute('aria-busy');
}

function showNotice(output: HTMLElement, text: string): void {
  const notice = document.createElement('p');
  notice.className = 'um-notice';
  notice.setAttribute('role', 'note');
  notice.textContent = text;
  output.replaceChildren(notice);
  output.removeAttribute('aria-busy');
}
