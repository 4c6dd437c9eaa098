import type { MouseEvent, ReactNode } from 'react';
import type { Host } from '../host/Host';

interface Props {
  host: Pick<Host, 'open'>;
  href: string;
  children: ReactNode;
}

/** A link that leads out of the page. */
export function HostLink({ host, href, children }: Props) {
  function open(event: MouseEvent) {
    // With a key held, the browser does what that key means.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      host.open(href);
    }
  }
  return (
    <a href={href} target="_blank" rel="noreferrer" onClick={open}>
      {children}
    </a>
  );
}
