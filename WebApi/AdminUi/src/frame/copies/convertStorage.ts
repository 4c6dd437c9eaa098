import type { FrameHost } from '../../host/FrameHost';

const pauses = [100, 200, 400, 800, 1600, 3200, 6400];

/** Storage format as Confluence shows it on a page, with the rights of who looks at it. */
export async function convertStorage(host: FrameHost, contentId: string, storage: string): Promise<string> {
  const started = await host.send(`/rest/api/contentbody/convert/async/view?contentIdContext=${encodeURIComponent(contentId)}`, {
    value: storage,
    representation: 'storage',
  });
  const { asyncId } = JSON.parse(started) as { asyncId: string };
  for (const pause of pauses) {
    const { status, value } = JSON.parse(await host.read(`/rest/api/contentbody/convert/async/${encodeURIComponent(asyncId)}`)) as {
      status?: string;
      value?: unknown;
    };
    if (status !== 'WORKING' && status !== 'QUEUED') {
      if (typeof value !== 'string') {
        break;
      }
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error('Confluence did not convert the body.');
}
