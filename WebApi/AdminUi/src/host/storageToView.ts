import type { Host } from './Host';

/** Storage format as Confluence shows it, with the rights of who looks at the page; null when Confluence refuses it. */
export async function storageToView(host: Host, storage: string): Promise<string | null> {
  try {
    const answer = await host.request({
      method: 'POST',
      path: '/rest/api/contentbody/convert/view',
      json: { value: storage, representation: 'storage' },
    });
    const { value } = JSON.parse(answer) as { value?: unknown };
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
