import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';

const patience = 500;

export type ColorMode = 'light' | 'dark';

/** Adds the design tokens of both colour modes to the page; the mode is the system's until a host sets one. */
export async function loadTokens(): Promise<void> {
  await setGlobalTheme({ colorMode: 'auto', light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography', shape: 'shape' });
}

/** Ends at the next change of colour mode, or after half a second: a host without an answer must not hold the page back. */
export function waitForColorMode(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => end());
    const timer = setTimeout(() => end(), patience);
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    observer.observe(document.documentElement, { attributeFilter: ['data-color-mode', 'data-theme'] });
  });
}

/** The colour mode that the page shows now. */
export function currentColorMode(): ColorMode {
  const mode = document.documentElement.dataset.colorMode;
  if (mode === 'light' || mode === 'dark') {
    return mode;
  }
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** What a document of its own, such as the preview, needs to look like this page. */
export interface PageTheme {
  /** The names of the themes, as the page's root element carries them. */
  names: string;
  /** Our design tokens as style sheet text. */
  tokens: string;
  /** The addresses of the host's style sheets, which go over ours. */
  sheets: string[];
}

export function pageTheme(): PageTheme {
  return {
    names: document.documentElement.dataset.theme ?? '',
    tokens: Array.from(document.querySelectorAll('style[data-theme]'), (style) => style.textContent).join('\n'),
    sheets: Array.from(document.querySelectorAll<HTMLLinkElement>('link[data-theme]'), (link) => link.href),
  };
}
