import type { Host } from '../../host/Host';

/** Whether the person who looks at the page is in one of these groups, as Confluence says. */
export async function isInOneOf(host: Pick<Host, 'request'>, groups: readonly string[]): Promise<boolean> {
  if (groups.length === 0) {
    return false;
  }
  try {
    const { accountId } = JSON.parse(await host.request({ method: 'GET', path: '/rest/api/user/current' })) as { accountId?: string };
    const answer = JSON.parse(
      await host.request({ method: 'GET', path: `/rest/api/user/memberof?accountId=${encodeURIComponent(accountId ?? '')}&limit=200` }),
    ) as { results?: { name?: string }[] };
    const wanted = new Set(groups.map((group) => group.toLowerCase()));
    return (answer.results ?? []).some(({ name = '' }) => wanted.has(name.toLowerCase()));
  } catch {
    return false;
  }
}
