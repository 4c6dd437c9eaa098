// Finds phrases of phrases.txt in sentences: of documentation, of comments, and of what people read on screens and in messages.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

const rules = readFileSync(join(here, 'phrases.txt'), 'utf8').split('\n').filter(line => line && !line.startsWith('#')).map(line => {
  const [phrase, advice] = line.split('\t');
  return { find: new RegExp(`(?<![\\w-])(?:${phrase})${/[\w)?]$/.test(phrase) ? '(?![\\w])' : ''}`, 'gi'), advice };
});

/** What was released, what is generated, and this list itself. */
const passed = /(^|\/)(openapi\.released\.json|THIRD-PARTY-NOTICES\.md|package-lock\.json)$|\/generated\/|\.d\.ts$|^eng\/words\//;
const kinds = { md: markdown, cs: csharp, ts: script, tsx: script, js: script, mjs: script, '': shell };

/** Blanks out, so that lines and columns stay. */
const blank = (text, pattern) => text.replace(pattern, found => found.replace(/[^\n]/g, ' '));

function markdown(text) {
  return [blank(blank(text, /^ *```[\s\S]*?^ *```/gm), /`[^`\n]*`|\]\([^)\n]*\)|https?:\/\/\S+/g)];
}

// Comments, and literals that are sentences: those with a blank between words. Tests' own literals are data.
function csharp(text, file) {
  const comments = text.replace(/^(.*)$/gm, line => {
    const comment = /(^\s*|[;,{})]\s+)\/\/+\s.*$/.exec(line);
    return comment ? ' '.repeat(comment.index) + blank(comment[0], /(cref|name|href)="[^"]*"|<c>.*?<\/c>|<\/?remarks>/g) : '';
  });
  return isTest(file) ? [comments] : [comments, literals(blank(text, /(^\s*|[;,{})]\s+)\/\/.*$/gm), /"(?:[^"\\\n]|\\.)*"/g)];
}

function script(text, file) {
  const comments = blank(text, /^(?!\s*(\/\/|\/?\*)).*$/gm);
  return isTest(file) ? [comments] : [comments, literals(text, /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g), literals(text, /(?<=>|^\s+)[^<>{}=;()]*[a-z][^<>{}=;]*(?=<|\{|$)/gm)];
}

function shell(text) { return [text]; }

const literals = (text, pattern) => {
  const kept = text.replace(/[^\n]/g, ' ').split('');
  for (const found of text.matchAll(pattern)) {
    if (/\S \S/.test(found[0])) for (let at = 0; at < found[0].length; at++) kept[found.index + at] = found[0][at];
  }
  return kept.join('');
};

const isTest = file => /^(tests|benchmarks)\//.test(file) || /\.test\.tsx?$/.test(file);

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', '*.cs', '*.ts', '*.tsx', '*.js', '*.mjs', 'run', 'test', 'bench'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\n').filter(file => file && !passed.test(file));
let count = 0;
for (const file of files) {
  let text;
  try { text = readFileSync(join(root, file), 'utf8'); } catch { continue; }
  for (const sentences of kinds[/(?:\.(\w+))?$/.exec(file)[1] ?? ''](text, file)) {
    for (const { find, advice } of rules) {
      for (const found of sentences.matchAll(find)) {
        const line = sentences.slice(0, found.index).split('\n').length;
        console.error(`${file}:${line}: “${found[0]}”: ${advice}`);
        count++;
      }
    }
  }
}
if (count > 0) {
  console.error(`${count} phrases to write otherwise; the list is eng/words/phrases.txt.`);
  process.exit(1);
}
