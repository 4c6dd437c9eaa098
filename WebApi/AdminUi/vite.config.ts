import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

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
    rolldownOptions: { input: ['src/main.tsx', 'src/editor.tsx'] },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
