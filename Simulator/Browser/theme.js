// Light and dark: the bridge watches this attribute of the document and tells the frames.
const YEAR = 31_536_000;

export function startTheme() {
  const root = document.documentElement;
  document.getElementById('theme-switch').addEventListener('click', () => {
    const mode = root.dataset.colorMode === 'dark' ? 'light' : 'dark';
    root.dataset.colorMode = mode;
    document.cookie = `simulator-theme=${mode}; path=/; max-age=${YEAR}; samesite=lax`;
  });
}
