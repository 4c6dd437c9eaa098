import type { Host } from '../../host/Host';
import type { ParameterField } from '../../macro/parameterTypes';

/** Something of the site that a value can name. */
export interface Suggestion {
  value: string;
  label: string;
}

/** How the site is searched for values of a field. */
export interface Search {
  path: (quoted: string) => string;
  /** What of a result is stored, and what is shown; without a value it is none. */
  read: (found: Found) => [value: string | undefined, label?: string | undefined];
}

interface Found {
  title?: string;
  user?: { accountId?: string; displayName?: string };
  space?: { key?: string; name?: string };
  content?: { title?: string; type?: string };
}

const most = 8;

/** The fields whose values the site can be searched for. */
export const searches: Partial<Record<ParameterField, Search>> = {
  person: {
    path: (quoted) => pathOf('/user', `user.fullname~${quoted}`),
    read: ({ user }) => [user?.accountId, user?.displayName],
  },
  space: {
    path: (quoted) => pathOf('', `type=space and title~${quoted}`),
    read: ({ space }) => [space?.key, space?.name],
  },
  page: {
    path: (quoted) => pathOf('', `type in (page, blogpost) and title~${quoted}`),
    // The title, as Data Center stored it: templates read it, and write links with it.
    read: ({ content }) => [content?.title, content?.type === 'blogpost' ? `${content.title ?? ''} (blog post)` : content?.title],
  },
  attachment: {
    path: (quoted) => pathOf('', `type=attachment and title~${quoted}`),
    read: ({ content, title = '' }) => [content?.title ?? title],
  },
};

/** What the site has of this name, as far as the person may see it; nothing when it does not answer. */
export async function suggest(host: Pick<Host, 'request'>, search: Search, text: string): Promise<Suggestion[]> {
  try {
    const path = search.path(`"${text.replace(/["\\]/g, ' ').trim()}"`);
    const answer = JSON.parse(await host.request({ method: 'GET', path })) as { results?: Found[] };
    return (answer.results ?? [])
      .map(search.read)
      .flatMap(([value, label]) => (value ? [{ value, label: label ?? value }] : []))
      .slice(0, most);
  } catch {
    return [];
  }
}

function pathOf(kind: string, cql: string): string {
  return `/rest/api/search${kind}?cql=${encodeURIComponent(cql)}&limit=${most}`;
}
