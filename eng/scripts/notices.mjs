// Writes THIRD-PARTY-NOTICES.md from the packages that were restored; with --check it says whether that file is current.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const file = join(root, 'THIRD-PARTY-NOTICES.md');

/** What people are given to run; the simulator is for development. */
const shipped = ['WebApi', 'Silo', 'CommandLine'];
const pages = 'WebApi/AdminUi';

/** Packages that name a file in place of an SPDX identifier, and what that file says. Read by a person. */
const readByHand = {};

const json = path => JSON.parse(readFileSync(path, 'utf8'));
const byName = (a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : a.name.toLowerCase() > b.name.toLowerCase() ? 1 : a.version < b.version ? -1 : 1);
const element = (xml, name) => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1].trim() ?? '';
const plain = text => text
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();

function licenceText(folder) {
  const name = readdirSync(folder).filter(entry => /^(licence|license|copying)(\.(md|txt))?$/i.test(entry)).sort()[0];
  return name ? readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n') : '';
}

const copyrightIn = text => /^\s*(copyright (\(c\)|©)?.*\d{4}.*|\(c\) .*\d{4}.*)$/im.exec(text)?.[1].trim() ?? '';

/** Packages of NuGet that projects bring into their output, with those that they bring along. */
function nuget() {
  const found = new Map();
  for (const project of shipped) {
    const path = join(root, 'artifacts/obj', project, 'project.assets.json');
    if (!existsSync(path)) throw new Error(`${project} has not been restored: build it first.`);
    const assets = json(path);
    const folders = Object.keys(assets.packageFolders);
    for (const [id, target] of Object.entries(Object.values(assets.targets)[0])) {
      // Analyzers and tools of the build bring nothing into the output.
      if (target.type !== 'package' || !(target.runtime || target.runtimeTargets || target.native)) continue;
      const [name, version] = id.split('/');
      const folder = folders.map(at => join(at, assets.libraries[id].path)).find(existsSync) ?? join(homedir(), '.nuget/packages', assets.libraries[id].path);
      const specification = readFileSync(join(folder, readdirSync(folder).find(entry => entry.endsWith('.nuspec'))), 'utf8');
      const licence = /<license type="expression">([^<]+)</.exec(specification)?.[1] ?? readByHand[name] ?? '';
      if (!licence) throw new Error(`${name} ${version} names no SPDX licence: read it, and enter it in readByHand of eng/scripts/notices.mjs.`);
      found.set(id, {
        name, version, licence, text: licenceText(folder),
        copyright: plain(element(specification, 'copyright') || element(specification, 'authors')),
        address: element(specification, 'projectUrl'),
      });
    }
  }
  return [...found.values()].sort(byName);
}

/** Packages of npm from which the pages are built, without those of the build. */
function npm() {
  const lock = json(join(root, pages, 'package-lock.json')).packages;
  return Object.entries(lock).filter(([path, entry]) => path && !entry.dev && !entry.optional).map(([path, entry]) => {
    const folder = join(root, pages, path);
    if (!existsSync(folder)) throw new Error(`${path} is not installed: run 'npm --prefix ${pages} ci'.`);
    const own = json(join(folder, 'package.json'));
    const text = licenceText(folder);
    const licence = entry.license ?? own.license ?? readByHand[own.name] ?? '';
    if (!licence || /^see /i.test(licence)) throw new Error(`${own.name} names no SPDX licence: read it, and enter it in readByHand of eng/scripts/notices.mjs.`);
    const author = typeof own.author === 'string' ? own.author : own.author?.name ?? '';
    const address = own.homepage ?? (typeof own.repository === 'string' ? own.repository : own.repository?.url ?? '');
    return {
      name: own.name, version: entry.version, licence, text,
      copyright: plain(copyrightIn(text) || author.replace(/<[^>]*>/, '')),
      address: address.replace(/^git\+/, '').replace(/\.git$/, ''),
    };
  }).filter((each, at, all) => all.findIndex(other => other.name === each.name && other.version === each.version) === at).sort(byName);
}

const table = packages => [
  '| package | version | licence | copyright |', '| --- | --- | --- | --- |',
  ...packages.map(each => `| ${/^https?:/.test(each.address) ? `[${each.name}](${each.address})` : each.name} | ${each.version} | ${each.licence} | ${each.copyright} |`),
];

/** Every package of npm that is installed, those of the build too. */
function installed(folder) {
  return Object.entries(json(join(root, folder, 'package-lock.json')).packages)
    .filter(([path, entry]) => path && entry.license && existsSync(join(root, folder, path)))
    .map(([path, entry]) => ({ licence: entry.license, text: licenceText(join(root, folder, path)) }));
}

/** One text of each licence; the tables name the holders of copyrights. Few packages of NuGet bring the text, so the shortest that is whole is taken. */
function texts(packages) {
  const lines = [], known = [...packages, ...installed(pages), ...installed('Simulator')];
  for (const licence of [...new Set(packages.flatMap(each => each.licence.split(/\s+(?:AND|OR)\s+|[()]/)).filter(Boolean))].sort()) {
    // Of the BSD licences one that names nobody in its conditions.
    const isNeutral = one => !licence.startsWith('BSD')
      || (/SHALL\s+THE\s+COPYRIGHT\s+(HOLDER|OWNER)/.test(one) && /THIS\s+SOFTWARE/.test(one) && !/names? of (?!the copyright|its)/i.test(one));
    const text = known.filter(each => each.licence === licence).map(each => each.text)
      .filter(one => one.length > (licence === 'Apache-2.0' ? 9_000 : 500) && isNeutral(one)).sort((one, other) => one.length - other.length)[0];
    if (!text) throw new Error(`No package brings the text of the licence ${licence}.`);
    const body = text.split('\n').filter(line => licence === 'Apache-2.0' || !/^\s*(copyright|\(c\))/i.test(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
    lines.push('', `## ${licence}`, '', '```', body.replace(/[ \t]+$/gm, ''), '```');
  }
  return lines;
}

const [service, page] = [nuget(), npm()];
const wanted = [
  '# Third-party notices', '',
  'Written by `node eng/scripts/notices.mjs` from the restored packages; do not edit. `./test` checks that it is current.', '',
  '## Packages of the service and the command line', '', ...table(service), '',
  '## Packages of the pages in the browser', '', ...table(page), ...texts([...service, ...page]), '',
].join('\n');

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    console.error("THIRD-PARTY-NOTICES.md is not what the restored packages say: run 'node eng/scripts/notices.mjs' and commit the file.");
    process.exit(1);
  }
} else {
  writeFileSync(file, wanted);
  console.log(`${service.length} packages of NuGet, ${page.length} of npm.`);
}
