/** A message of the host, shown over the whole page. */
export interface HostFlag {
  title: string;
  body?: string;
  kind: 'success' | 'error' | 'info';
}

/** A call to the host's REST API with the rights of the person who looks at the page. */
export interface HostRequest {
  method: 'GET' | 'POST';
  /** Relative to the site, without its context path. */
  path: string;
  json?: unknown;
}

/**
 * What the page needs of the product that shows it. Each product has a folder beside this file: an adapter, and the scripts that pages
 * in it begin with. Nothing else knows which product it is.
 */
export interface Host {
  /** Tells sites apart, for what this browser keeps of each; empty when the host does not say. Proves nothing. */
  readonly site: string;
  /** The `Authorization` header of one request to our service; never kept. */
  authorization(): Promise<string>;
  flag(flag: HostFlag): void;
  /** Takes over the host's colours; ends when the first ones are set. */
  theme(): Promise<void>;
  /** Opens an address outside the page, in a tab of its own. */
  open(address: string): void;
  /** The answer's text; rejects when the host refuses. */
  request(request: HostRequest): Promise<string>;
}
