/** What the frame of a macro needs of the product whose page it is shown in; as small as can be, since every macro loads it. */
export interface FrameHost {
  /** The `Authorization` header of one request to our service; never kept. */
  authorization(): Promise<string>;
  /**
   * The text at an address of the host's REST API, with the rights of who looks at the page; rejects with a `HostRefusal`.
   * @param path Relative to the site, without its context path.
   */
  read(path: string): Promise<string>;
  /** The answer to some JSON that is posted to such an address, with the same rights. */
  send(path: string, json: unknown): Promise<string>;
  /** Gives the frame a size, in pixels, of which the page may leave less. */
  resize(width: number, height: number): void;
  /** The address of the window that shows the page. */
  location(): Promise<string>;
  /** Opens an address outside the page, in a tab of its own. */
  open(address: string): void;
}

/** The host did not give what it was asked for. */
export class HostRefusal extends Error {
  /** @param status The HTTP status; 0 when there is none. */
  constructor(readonly status: number) {
    super();
  }
}
