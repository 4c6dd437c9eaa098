import type { FrameHost } from '../host/FrameHost';
import { openBeside } from '../host/openBeside';

/** How long the host may take to say which page it shows. */
const timeout = 1000;

/**
 * Where the link leads that an event is about, as if the output stood in the page; null for what is no link. Whatever would lead to the
 * address of this document, which proves to the service who looks at it, leads to the page.
 * @param page The address of the page that the macro is on.
 */
export function destinationOf(event: Event, page: string): string | null {
  const href = hrefOf(linkOf(event));
  if (!href) {
    return null;
  }
  try {
    const { href: whole, origin, pathname } = new URL(href, document.baseURI);
    if (origin !== location.origin) {
      return href;
    }
    const hash = whole.indexOf('#');
    return pathname !== location.pathname ? new URL(whole.slice(origin.length), page).href : hash < 0 ? page : page + whole.slice(hash);
  } catch {
    return null;
  }
}

type Link = HTMLAnchorElement | SVGAElement;

/** Also within a macro inside this one, whose tree is a shadow. */
function linkOf(event: Event): Link | null {
  const [target] = event.composedPath();
  return target instanceof Element ? target.closest<Link>('a, area') : null;
}

function hrefOf(link: Link | null): string | undefined {
  return typeof link?.href === 'object' ? link.href.animVal : link?.href;
}

/** The part of the page that an address names; null for an address elsewhere. */
export function partOf(address: string, page: string): string | null {
  return address.startsWith(`${page}#`) ? address.slice(page.length + 1) : null;
}

/**
 * Shows a part of the output; false when the output has none by that name.
 * @param within The tree that the link is in, whose own parts come first.
 */
export function showPart(part: string, within: Node = document): boolean {
  const name = decoded(part);
  // The top is where every link without a name leads, most of them for the sake of a script.
  if (name === '' || name === 'top') {
    return true;
  }
  const element = [within, document].map((root) => partIn(root, name)).find((found) => found !== null);
  element?.scrollIntoView();
  return element !== undefined;
}

function partIn(root: Node, name: string): Element | null {
  if (!(root instanceof DocumentFragment || root === document)) {
    return null;
  }
  const tree = root as DocumentFragment | Document;
  return tree.getElementById(name) ?? [...tree.querySelectorAll('[name]')].find((element) => element.getAttribute('name') === name) ?? null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Leads the window to a part of the page, which it shows without loading it again when the host says under which address it has it. */
export async function leadToPart(part: string, page: string, host: FrameHost | null): Promise<void> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, timeout, page));
  const address = await Promise.race([host?.location() ?? page, late]).catch(() => page);
  window.open(`${address.split('#')[0]}#${part}`, '_top');
}

/** Follows links that the browser alone would follow to the wrong place: anchors, and addresses that only became relative in here. */
export function leadLinks(page: string, host: FrameHost | null): void {
  const listen = (event: MouseEvent) => follow(event, page, host);
  document.addEventListener('click', listen);
  document.addEventListener('auxclick', listen);
}

function follow(event: MouseEvent, page: string, host: FrameHost | null): void {
  const link = linkOf(event);
  const address = destinationOf(event, page);
  if (address === null || event.button > 1) {
    return;
  }
  const isBeside = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey || link?.getAttribute('target') === '_blank';
  const part = partOf(address, page);
  if (part !== null && !isBeside) {
    event.preventDefault();
    if (!showPart(part, link?.getRootNode())) {
      void leadToPart(part, page, host);
    }
  } else if (address !== hrefOf(link) || (typeof link?.href === 'object' && !isBeside)) {
    // Links of drawings do not know of the page's base target.
    event.preventDefault();
    if (isBeside) {
      openBeside(address);
    } else {
      window.open(address, '_top');
    }
  }
}
