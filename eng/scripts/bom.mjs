// Writes artifacts/bom/usermacro.cdx.json: all packages that the service, the command line and the pages are made of, as CycloneDX.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'artifacts', 'bom');
const file = join(folder, 'usermacro.cdx.json');

/** What people are given to run; the simulator is for development. */
const shipped = ['WebApi', 'Silo', 'CommandLine'];
const pages = 'WebApi/AdminUi';

const json = path => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
const run = (...command) => execFileSync('dotnet', command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
const name = component => component.purl;

function tool() {
  try {
    run('tool', 'restore');
    return true;
  } catch {
    console.log('The tool CycloneDX cannot be restored from the package source; licences of NuGet packages are left out.');
    return false;
  }
}

/** The packages of a project by the tool, without those that only build it. */
function byTool(project) {
  run('tool', 'run', 'dotnet-CycloneDX', '--', join(root, project, `${project}.csproj`), '-dpr', '-ns', '-F', 'Json', '-o', folder, '-fn', `${project}.json`);
  return json(join(folder, `${project}.json`)).components.filter(each => each.scope !== 'excluded');
}

/** The same from what was restored. */
function byAssets(project) {
  const assets = json(join(root, 'artifacts/obj', project, 'project.assets.json'));
  return Object.entries(Object.values(assets.targets)[0])
    .filter(([, target]) => target.type === 'package' && (target.runtime || target.runtimeTargets || target.native))
    .map(([id]) => id.split('/'))
    .map(([id, version]) => ({ type: 'library', name: id, version, purl: `pkg:nuget/${id}@${version}`, 'bom-ref': `pkg:nuget/${id}@${version}` }));
}

/** The packages of npm that the pages are built from. */
function npm() {
  return Object.entries(json(join(root, pages, 'package-lock.json')).packages)
    .filter(([path, entry]) => path && !entry.dev && !entry.optional)
    .map(([path, entry]) => {
      const id = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const purl = `pkg:npm/${id.replace('@', '%40')}@${entry.version}`;
      const [algorithm, digest] = (entry.integrity ?? '').split('-');
      return {
        type: 'library', 'bom-ref': purl, name: id, version: entry.version, purl,
        ...(algorithm === 'sha512' ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] } : {}),
        ...(entry.license ? { licenses: [{ expression: entry.license }] } : {}),
      };
    });
}

for (const project of shipped) {
  if (!existsSync(join(root, 'artifacts/obj', project, 'project.assets.json'))) throw new Error(`${project} has not been restored: build it first.`);
}
mkdirSync(folder, { recursive: true });
const found = new Map();
const nuget = tool() ? byTool : byAssets;
for (const component of [...shipped.flatMap(nuget), ...npm()]) found.set(name(component), component);
const components = [...found.values()].sort((a, b) => (name(a) < name(b) ? -1 : 1));
writeFileSync(file, JSON.stringify({
  bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
  metadata: { component: { type: 'application', name: 'User Macro for Confluence Cloud', 'bom-ref': 'usermacro' } },
  components,
  dependencies: [{ ref: 'usermacro', dependsOn: components.map(each => each['bom-ref']) }],
}, null, 2) + '\n');
console.log(`${components.length} packages in ${file}`);
