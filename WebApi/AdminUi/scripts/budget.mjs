// Fails when what a browser loads has outgrown its budget. Run after a build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const output = new URL('../../wwwroot/admin/', import.meta.url);
const budgets = [
  { name: 'first load', entry: 'src/main.tsx', kilobytes: 300 },
  { name: 'editor, on top of it', entry: 'src/pages/Editor/EditorPage.tsx', kilobytes: 250 },
  // A page of its own, in a dialog that authors wait for.
  { name: 'macro dialog', entry: 'src/editor.tsx', kilobytes: 220, alone: true },
];

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', output), 'utf8'));

function filesOf(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) {
    throw new Error(`The build has no ${key}.`);
  }
  for (const file of [chunk.file, ...(chunk.css ?? [])]) {
    found.add(file);
  }
  for (const imported of chunk.imports ?? []) {
    filesOf(imported, found);
  }
  return found;
}

const loaded = new Set();
let failed = false;
for (const { name, entry, kilobytes, alone } of budgets) {
  const fresh = [...filesOf(entry)].filter((file) => alone || !loaded.has(file));
  const size = fresh.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, output))).length, 0) / 1024;
  fresh.forEach((file) => loaded.add(file));
  failed ||= size > kilobytes;
  console.log(`${size > kilobytes ? 'over' : 'ok  '}  ${name}: ${size.toFixed(1)} KB of ${kilobytes} KB gzip`);
}
process.exitCode = failed ? 1 : 0;
