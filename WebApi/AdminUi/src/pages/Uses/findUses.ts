import type { ParameterDefinition } from '../../api/types';
import type { Host } from '../../host/Host';
import { genericModules } from '../MacroForm/formValues';
import { lostIn, readUses } from './readUses';

/** A page that uses a macro. */
export interface PageUses {
  id: string;
  title: string;
  space: string;
  /** Where the page is; null when Confluence does not say. */
  url: string | null;
  count: number;
  /** How many of them go through a generic macro. */
  generic: number;
  /** Parameters that the page gives and the macro does not have. */
  lost: string[];
}

export interface FoundUses {
  pages: PageUses[];
  /** Whether there are more pages than were looked at. */
  more: boolean;
}

const perAnswer = 50;
const mostPages = 200;
const atOnce = 4;

interface Found {
  content?: { id?: string; type?: string; title?: string; space?: { name?: string }; _links?: { webui?: string } };
  title?: string;
  resultGlobalContainer?: { title?: string };
}

interface Answer {
  results?: Found[];
  _links?: { next?: string; base?: string };
}

/** The pages that use a macro, as far as the person sees them: found by Confluence's search, then read. Rejects when the search does not answer. */
export async function findUses(host: Pick<Host, 'request'>, key: string, parameters: ParameterDefinition[], signal: AbortSignal): Promise<FoundUses> {
  const own = await search(host, `type in (page, blogpost) and macro = "${key}"`, signal);
  const generic = await search(host, `type in (page, blogpost) and macro in (${genericModules.map((module) => `"${module}"`).join(', ')})`, signal);
  const candidates = [...new Map([...own.pages, ...generic.pages].map((page) => [page.id, page])).values()];
  const pages: PageUses[] = [];
  for (let from = 0; from < candidates.length && !signal.aborted; from += atOnce) {
    const read = await Promise.all(candidates.slice(from, from + atOnce).map((page) => usesOn(host, page, key, parameters)));
    pages.push(...read.filter((page) => page !== null));
  }
  return { pages: pages.sort((one, other) => one.title.localeCompare(other.title)), more: own.more || generic.more };
}

interface Candidate {
  id: string;
  collection: string;
  title: string;
  space: string;
  url: string | null;
}

async function search(host: Pick<Host, 'request'>, cql: string, signal: AbortSignal): Promise<{ pages: Candidate[]; more: boolean }> {
  const pages: Candidate[] = [];
  let path: string | undefined = `/rest/api/search?cql=${encodeURIComponent(cql)}&limit=${perAnswer}`;
  while (path && pages.length < mostPages && !signal.aborted) {
    const { results = [], _links = {} }: Answer = JSON.parse(await host.request({ method: 'GET', path })) as Answer;
    pages.push(...results.flatMap((found) => candidateOf(found, _links.base)));
    path = _links.next;
  }
  return { pages: pages.slice(0, mostPages), more: path !== undefined };
}

function candidateOf({ content, title = '', resultGlobalContainer }: Found, base: string | undefined): Candidate[] {
  const { id, type, _links } = content ?? {};
  if (!id || !/^\d+$/.test(id)) {
    return [];
  }
  return [
    {
      id,
      collection: type === 'blogpost' ? 'blogposts' : 'pages',
      title: content?.title ?? title,
      space: content?.space?.name ?? resultGlobalContainer?.title ?? '',
      url: base && _links?.webui ? base + _links.webui : null,
    },
  ];
}

/** What a page makes of the macro; null when it does not use it, or was taken away meanwhile. */
async function usesOn(host: Pick<Host, 'request'>, page: Candidate, key: string, parameters: ParameterDefinition[]): Promise<PageUses | null> {
  const { id, collection, title, space, url } = page;
  try {
    const answer = JSON.parse(await host.request({ method: 'GET', path: `/api/v2/${collection}/${id}?body-format=storage` })) as { body?: { storage?: { value?: string } } };
    const uses = readUses(answer.body?.storage?.value ?? '', key);
    const lost = [...new Set(uses.flatMap((use) => lostIn(use, parameters)))];
    return uses.length === 0 ? null : { id, title, space, url, count: uses.length, generic: uses.filter((use) => !use.ownName).length, lost };
  } catch {
    return null;
  }
}
