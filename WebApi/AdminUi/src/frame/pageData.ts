import { HostRefusal, type FrameHost } from '../host/FrameHost';
import type { FrameTask } from './contract';
import { convertSections, distribute } from './convert';
import type { FrameContent, MarkedUse } from './frameContent';
import { Notice } from './Notice';
import { readStoredBody } from './storedBody';
import { within } from './within';

async function ask(host: FrameHost, path: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await within(host.read(path))) as Record<string, unknown>;
  } catch (failure) {
    if (failure instanceof Notice) {
      throw failure;
    }
    const status = failure instanceof HostRefusal ? failure.status : 0;
    throw new Notice(
      status === 401 || status === 403 || status === 404
        ? 'The body of this macro cannot be read: it is not published yet, or you may not see it.'
        : 'Confluence did not give the body of this macro. Reload the page in a moment.',
    );
  }
}

/** The macro's body as Confluence keeps or converts it; empty when the service wants none. */
export async function readBody(host: FrameHost, { source, field = '' }: FrameTask): Promise<string> {
  const body = source ? (await ask(host, source))[field] : '';
  return typeof body === 'string' ? body : '';
}

/** A body with markers in place of the macros of apps in it. */
export interface BodyWithUses {
  body: string;
  uses: MarkedUse[];
}

/**
 * The macro's body as Confluence converts it. Its conversion leaves out the macros of apps: when the stored body holds some, it is converted with
 * markers in their places, and their bodies in the same request.
 */
export async function readBodyWithUses(host: FrameHost, task: FrameTask, content: FrameContent): Promise<BodyWithUses> {
  const [converted, stored] = await Promise.allSettled([readBody(host, task), readBody(host, { source: task.stored, field: 'body' })]);
  const found = stored.status === 'fulfilled' ? readStoredBody(content, stored.value) : null;
  if (found?.storage && found.storage !== (stored as PromiseFulfilledResult<string>).value) {
    const bodies: string[] = [];
    const accept = (html: string | null) => {
      bodies.push(...(html === null ? [] : [html]));
    };
    const sections = [{ storage: found.storage, accept }, ...found.sections];
    distribute(content, sections, await convertSections(host, task.pageId, content, sections));
    if (bodies[0] !== undefined) {
      return { body: bodies[0], uses: found.uses };
    }
  }
  if (converted.status === 'rejected') {
    throw converted.reason;
  }
  const lost = content.missing.size > 0 ? content.placeNotice('The macros in this body could not be shown. Reload the page in a moment.') : '';
  return { body: converted.value + lost, uses: [] };
}

/** The macro's parameters as the page spells them; each there is a text, or an object that holds it. */
export async function readParameters(host: FrameHost, { parameters: path }: FrameTask): Promise<Record<string, string> | undefined> {
  if (!path) {
    return undefined;
  }
  const { parameters } = await ask(host, path);
  const texts = Object.entries(parameters ?? {}).map(([name, given]: [string, unknown]) => [name, textOf(given)] as const);
  return Object.fromEntries(texts.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function textOf(given: unknown): unknown {
  return given && typeof given === 'object' ? (given as { value?: unknown }).value : given;
}

/** What Confluence answers, as text by address; null for what the viewer may not see or Confluence does not give. */
export async function readAnswers(host: FrameHost, asks: string[]): Promise<Record<string, string | null>> {
  return Object.fromEntries(await Promise.all(asks.map(async (path) => [path, await within(host.read(path)).catch(() => null)] as const)));
}
