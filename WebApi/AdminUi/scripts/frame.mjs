// Builds the scripts of frames into a folder, for WebApi to embed: one classic script each, of nothing but our own code.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

// A page chooses its host by the script that it names.
const frameScripts = { 'frame.js': 'src/host/connect/frame.ts', 'sandbox.js': 'src/frame/sandbox.ts' };

/** Builds one of the scripts into a folder, or in memory when there is none, and gives its text. */
export async function buildFrameScript(name, folder) {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: folder !== undefined,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: frameScripts[name], output: { format: 'iife', strict: true, entryFileNames: name } },
    },
  });
  if (output.length !== 1) {
    throw new Error(`${name} is not one file: ${output.map((file) => file.fileName).join(', ')}`);
  }
  return output[0].code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    throw new Error('Say which folder: node scripts/frame.mjs FOLDER');
  }
  for (const name of Object.keys(frameScripts)) {
    await buildFrameScript(name, folder);
  }
}
