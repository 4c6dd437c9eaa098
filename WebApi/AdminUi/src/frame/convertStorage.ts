import type { FrameHost } from '../host/FrameHost';

const firstPause = 100;
const longestPause = 2000;

/**
 * Storage format as Confluence shows it on a page, with the rights of who looks at it. Asks until the conversion is done.
 * @param page The id of the page that the text is of.
 */
export async function convertStorage(host: FrameHost, page: string | undefined, storage: string): Promise<string> {
  const place = page ? `?contentIdContext=${encodeURIComponent(page)}` : '';
  const started = await host.send(`/rest/api/contentbody/convert/async/view${place}`, { value: storage, representation: 'storage' });
  const { asyncId } = JSON.parse(started) as { asyncId: string };
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const answer = await host.read(`/rest/api/contentbody/convert/async/${encodeURIComponent(asyncId)}`);
    const { status, value, error } = JSON.parse(answer) as { status?: string; value?: unknown; error?: unknown };
    if (status === 'FAILED' || error) {
      throw new Error('Confluence refused the conversion.');
    }
    if (status !== 'WORKING' && status !== 'QUEUED' && typeof value === 'string') {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
