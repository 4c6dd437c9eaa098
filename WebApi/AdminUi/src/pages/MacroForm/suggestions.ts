import type { ParameterType } from '../../api/types';
import type { Host } from '../../host/Host';

/** Something of the site that a value can name. */
export interface Suggestion {
  value: string;
  label: string;
}

const most = 8;

const kinds: Partial<Record<ParameterType, string>> = {
  spaceKey: 'type=space',
  attachment: 'type=attachment',
  confluenceContent: 'type in (page, blogpost)',
};

/** Whether the site can be searched for values of this type. */
export function isSearchable(type: ParameterType): boolean {
  return type === 'username' || type === 'spaceKey' || type === 'confluenceContent' || type === 'attachment';
}

/** What the site has of this name, as far as the person may see it; nothing when it does not answer. */
export async function suggest(host: Pick<Host, 'request'>, type: ParameterType, text: string): Promise<Suggestion[]> {
  try {
    const answer = JSON.parse(await host.request({ method: 'GET', path: pathOf(type, text) })) as { results?: Found[] };
    return (answer.results ?? []).flatMap((found) => suggestionOf(type, found)).slice(0, most);
  } catch {
    return [];
  }
}

interface Found {
  title?: string;
  user?: { accountId?: string; displayName?: string };
  space?: { key?: string; name?: string };
  content?: { title?: string; type?: string };
}

function pathOf(type: ParameterType, text: string): string {
  const quoted = `"${text.replace(/["\\]/g, ' ').trim()}"`;
  const cql = type === 'username' ? `user.fullname~${quoted}` : `${kinds[type] ?? 'type=page'} and title~${quoted}`;
  return `/rest/api/search${type === 'username' ? '/user' : ''}?cql=${encodeURIComponent(cql)}&limit=${most}`;
}

function suggestionOf(type: ParameterType, { title = '', user, space, content }: Found): Suggestion[] {
  const [value, label] =
    type === 'username'
      ? [user?.accountId, user?.displayName]
      : type === 'spaceKey'
        ? [space?.key, space?.name]
        : type === 'attachment'
          ? [content?.title ?? title, content?.title ?? title]
          : // The title, as Data Center stored it: templates read it, and write links with it.
            [content?.title, content?.type === 'blogpost' ? `${content.title ?? ''} (blog post)` : content?.title];
  return value ? [{ value, label: label ?? value }] : [];
}
