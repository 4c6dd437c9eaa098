/** The part of Atlassian's bridge (all.js) that we call. */
export interface ConnectBridge {
  context: { getToken(callback: (token: string) => void): unknown };
  flag: { create(flag: { title: string; body: string; type: string; close: 'auto' | 'manual' }): unknown };
  resize(width: string, height: string): unknown;
  getLocation(callback: (address: string) => void): unknown;
  theming?: { initializeTheming(forceNoCleanup?: boolean): void };
  /** Rejects with the request that failed. */
  request(request: ConnectRequest): Promise<{ body: string }>;
}

export interface ConnectRequest {
  url: string;
  type: string;
  data?: string;
  contentType?: string;
  headers?: Record<string, string>;
}

/** What it offers besides in the dialog of a macro. */
export interface DialogBridge {
  confluence: {
    getMacroData(callback: (values: Record<string, string> | null) => void): unknown;
    saveMacro(values: Record<string, string>): unknown;
    closeMacroEditor(): unknown;
  };
  dialog: { disableCloseOnSubmit(): unknown };
  events: { on(name: string, listener: () => void): unknown };
}

/** The bridge that all.js built for this page; null outside Confluence, where it builds one that cannot ask for anything. */
export function findBridge(): (ConnectBridge & DialogBridge) | null {
  const bridge = (window as { AP?: Partial<ConnectBridge> & DialogBridge }).AP;
  return bridge?.request ? (bridge as ConnectBridge & DialogBridge) : null;
}
