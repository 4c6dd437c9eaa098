/** The part of the host's script (all.js) that this page calls. */
export interface ConnectBridge {
  context: { getToken(callback: (token: string) => void): unknown };
  flag: { create(flag: { title: string; body: string; type: string; close: 'auto' | 'manual' }): unknown };
  theming?: { initializeTheming(forceNoCleanup: boolean): void };
  request(request: { url: string; type: string; data?: string; contentType?: string }): Promise<{ body: string }>;
}

declare global {
  interface Window {
    AP?: ConnectBridge;
  }
}
