import type { SandboxContent, SandboxMessage } from './contract';

/** The greatest height of a macro, in pixels. */
export const mostHeight = 20_000;
const mostWidth = 4000;

/**
 * A frame in which the script of the output runs, with no way to this page, to Confluence's or to the service.
 * @param open Opens the links that are clicked in it.
 */
export function sandboxFrame(
  address: string,
  content: Omit<SandboxContent, 'theme' | 'sheets'>,
  open: (address: string) => void,
): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  frame.className = 'um-sandbox';
  frame.title = document.title;
  // Its origin is opaque, so nothing narrower can be named; this page's policy lets it hold nothing but a sandbox. One that
  // another output has taken the place of has no window any more.
  const tell = (message: Partial<SandboxContent>) => frame.contentWindow?.postMessage(message, '*');
  window.addEventListener('message', ({ source, data }: MessageEvent<SandboxMessage | null>) => {
    if (!source || source !== frame.contentWindow || !data) {
      return;
    }
    if (data.ready) {
      tell({ ...content, theme: theme(), sheets: sheets() });
    }
    if (typeof data.height === 'number' && data.height >= 0) {
      frame.style.height = `${Math.min(data.height, mostHeight)}px`;
    }
    // For a style sheet that wants it: only inline macros are as wide as their text.
    if (typeof data.width === 'number' && data.width >= 0) {
      frame.style.setProperty('--um-width', `${Math.min(data.width, mostWidth)}px`);
    }
    if (typeof data.open === 'string') {
      follow(data.open, content.page, open);
    }
  });
  new MutationObserver(() => tell({ theme: theme() })).observe(document.documentElement, { attributes: true });
  frame.src = address;
  return frame;
}

/** What says how this page looks: attributes of the host's themes. */
function theme(): Record<string, string> {
  const attributes = [...document.documentElement.attributes].filter(({ name }) => name.startsWith('data-'));
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
}

/** Our style sheets and the host's. */
function sheets(): string[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((link) => link.href);
}

/** Follows a link of a sandbox, whose address is anything that script of a macro says. */
function follow(address: string, page: string, open: (address: string) => void): void {
  try {
    const url = new URL(address, page || undefined);
    if (['http:', 'https:', 'mailto:'].includes(url.protocol)) {
      open(url.href);
    }
  } catch {
    // No address.
  }
}
