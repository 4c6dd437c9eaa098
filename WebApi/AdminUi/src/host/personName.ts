import type { Host } from './Host';

const known = new WeakMap<Host, Map<string, Promise<string>>>();

/** The name of an account, asked of the host once a page; “an unknown user” when the host will not tell. */
export function personName(host: Host, accountId: string): Promise<string> {
  const names = known.get(host) ?? new Map<string, Promise<string>>();
  known.set(host, names);
  const name = names.get(accountId) ?? ask(host, accountId);
  names.set(accountId, name);
  return name;
}

async function ask(host: Host, accountId: string): Promise<string> {
  try {
    const answer = await host.request({ method: 'GET', path: `/rest/api/user?accountId=${encodeURIComponent(accountId)}` });
    const { publicName, displayName } = JSON.parse(answer) as { publicName?: string; displayName?: string };
    return displayName ?? publicName ?? 'an unknown user';
  } catch {
    return 'an unknown user';
  }
}
