// Fails when what a browser loads has outgrown its budget. Run after a build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildFrameScript } from './frame.mjs';

const output = new URL('../../wwwroot/admin/', import.meta.url);
const budgets = [
  { name: 'first load', entry: 'src/host/connect/admin.ts', kilobytes: 300 },
  { name: 'editor, on top of it', entry: 'src/pages/Editor/EditorPage.tsx', kilobytes: 250 },
  // A page of its own, in a dialog that authors wait for.
  { name: 'macro dialog', entry: 'src/host/connect/editor.ts', kilobytes: 220, alone: true },
  { name: 'my data', entry: 'src/host/connect/myData.ts', kilobytes: 220, alone: true },
];
// Every macro on a page loads these.
const frameBudgets = { 'frame.js': 9, 'sandbox.js': 2 };

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

let failed = false;
function judge(name, bytes, kilobytes) {
  const over = bytes / 1024 > kilobytes;
  failed ||= over;
  console.log(`${over ? 'over' : 'ok  '}  ${name}: ${(bytes / 1024).toFixed(1)} KB of ${kilobytes} KB gzip`);
}

const loaded = new Set();
for (const { name, entry, kilobytes, alone } of budgets) {
  const fresh = [...filesOf(entry)].filter((file) => alone || !loaded.has(file));
  fresh.forEach((file) => loaded.add(file));
  judge(name, fresh.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, output))).length, 0), kilobytes);
}
for (const [name, kilobytes] of Object.entries(frameBudgets)) {
  judge(name, gzipSync(await buildFrameScript(name)).length, kilobytes);
}
process.exitCode = failed ? 1 : 0;
