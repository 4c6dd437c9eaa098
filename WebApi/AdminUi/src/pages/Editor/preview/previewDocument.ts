import type { ColorMode, PageTheme } from '../../../host/theme';
import pageStyles from './previewPage.css?inline';

interface Parts {
  html: string;
  styles: string;
  mode: ColorMode;
  theme: PageTheme;
}

/** The document of the preview's frame, which may not run scripts: the output over the look of a page, in the chosen colours. */
export function previewDocument({ html, styles, mode, theme }: Parts): string {
  return (
    `<!doctype html><html lang="en" data-color-mode="${mode}" data-theme="${quoted(theme.names)}">` +
    `<head><meta charset="utf-8"><title>Preview</title><style>${sealed(theme.tokens)}</style>` +
    theme.sheets.map((address) => `<link rel="stylesheet" href="${quoted(address)}">`).join('') +
    `<style>${pageStyles}</style><style>${sealed(styles)}</style></head><body>${html}</body></html>`
  );
}

/** A style sheet that cannot end its element. */
function sealed(sheet: string): string {
  return sheet.replace(/<\/(?=style)/gi, '<\\/');
}

function quoted(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
