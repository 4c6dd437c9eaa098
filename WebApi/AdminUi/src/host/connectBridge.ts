/** The part of the host's script (all.js) that this page calls. */
export interface ConnectBridge {
  context: { getToken(callback: (token: string) => void): unknown };
  flag: { create(flag: { title: string; body: string; type: string; close: 'auto' | 'manual' }): unknown };
  theming?: { initializeTheming(forceNoCleanup: boolean): void };
  request(request: { url: string; type: string; data?: string; contentType?: string }): Promise<{ body: string }>;
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

declare global {
  interface Window {
    AP?: ConnectBridge & DialogBridge;
  }
}
