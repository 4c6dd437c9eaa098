import { expect, it } from 'vitest';
import { previewDocument } from './previewDocument';

const parts = { html: '<p>out</p>', styles: '', mode: 'dark' as const, theme: { names: 'light:light dark:dark', tokens: ':root { --x: 1 }', sheets: [] } };

it('holds output, tokens and mode', () => {
  const page = new DOMParser().parseFromString(previewDocument(parts), 'text/html');
  expect(page.documentElement.dataset.colorMode).toBe('dark');
  expect(page.body.innerHTML).toBe('<p>out</p>');
  expect(page.documentElement.dataset.theme).toBe('light:light dark:dark');
  expect(page.querySelector('style')?.textContent).toContain('--x');
});

it('loads the sheets of the host', () => {
  const theme = { ...parts.theme, sheets: ['https://cdn.example/a.css?x="&y'] };
  expect(previewDocument({ ...parts, theme })).toContain('<link rel="stylesheet" href="https://cdn.example/a.css?x=&quot;&amp;y">');
});

it.each(['</style><p id="out">', '</STYLE ><p id="out">', '/* </style><p id="out"> */'])('keeps styles in their element: %s', (styles) => {
  const page = new DOMParser().parseFromString(previewDocument({ ...parts, styles }), 'text/html');
  expect(page.getElementById('out')).toBeNull();
});
