import { readdirSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The scripts that pages begin with: those of each host, which has a folder of its own. A page chooses its host by the script that it names. */
const entries = readdirSync(new URL('src/host', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: host }) => [`src/host/${host}/admin.ts`, `src/host/${host}/editor.ts`, `src/host/${host}/myData.ts`]);

export default defineConfig({
  // Chunks find each other beside themselves, whatever prefix the service serves them under.
  base: './',
  plugins: [react()],
  // Atlaskit's icons are CommonJS files whose default import arrives as a module object without this.
  legacy: { inconsistentCjsInterop: true },
  resolve: {
    // Why: see the file.
    alias: { '@atlaskit/feature-gate-js-client/feature-gates': '/src/atlaskit/featureGates.ts' },
  },
  build: {
    outDir: '../wwwroot/admin',
    emptyOutDir: true,
    assetsDir: '',
    manifest: true,
    license: { fileName: 'third-party-licenses.md' },
    target: 'es2022',
    // Sizes are watched by npm run budget.
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: entries },
  },
  test: {
    environment: 'happy-dom',
    // Style sheets that tests name are not loaded, which is no failure of theirs.
    environmentOptions: { happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: true, navigation: { disableMainFrameNavigation: true, disableFallbackToSetURL: true } } } },
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
