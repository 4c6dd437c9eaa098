// Asks the package sources which packages have known vulnerabilities. Fails on a severity of high or more; a source that does not answer is named.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folders = ['WebApi/AdminUi', 'Simulator', 'eng/words'];
const serious = ['high', 'critical'];
const patience = 20_000;
const findings = [];

function output(command, ...options) {
  try {
    return execFileSync(command, options, { cwd: root, encoding: 'utf8', timeout: 300_000, maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (failure) {
    // The audit of npm says by its exit code that it has found something.
    return failure.stdout ?? '';
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function npm(folder) {
  const report = parse(output('npm', '--prefix', folder, 'audit', '--json', '--fetch-retries=0', `--fetch-timeout=${patience}`));
  if (!report?.vulnerabilities) return `npm ${folder}: not audited, the package source does not answer the audit (${report?.statusCode ?? report?.message ?? 'no answer'}).`;
  const all = Object.values(report.vulnerabilities);
  findings.push(...all.filter(each => serious.includes(each.severity)).map(each => `npm ${folder}: ${each.name} ${each.range} is of severity ${each.severity}`));
  return `npm ${folder}: audited, ${all.length} with known vulnerabilities.`;
}

/** Whether a source of NuGet says what is vulnerable; the client takes one that does not for one without vulnerabilities. */
async function answers(source) {
  try {
    const index = await (await fetch(source, { signal: AbortSignal.timeout(patience) })).json();
    const list = index.resources.find(each => each['@type'].startsWith('VulnerabilityInfo'));
    return Boolean(list) && (await fetch(list['@id'], { signal: AbortSignal.timeout(patience) })).ok;
  } catch {
    return false;
  }
}

async function nuget() {
  const sources = output('dotnet', 'nuget', 'list', 'source', '--format', 'short').split('\n').filter(line => line.startsWith('E ')).map(line => line.slice(2).trim());
  const silent = [];
  for (const source of sources) if (!(await answers(source))) silent.push(source);
  if (silent.length === sources.length) return `NuGet: not audited, no package source answers the audit (${silent.join(', ')}).`;
  const report = parse(output('dotnet', 'list', 'UserMacro.sln', 'package', '--vulnerable', '--include-transitive', '--format', 'json'));
  if (!report) return 'NuGet: not audited, the packages could not be listed.';
  const vulnerable = new Map();
  for (const framework of report.projects.flatMap(project => project.frameworks ?? [])) {
    for (const each of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) {
      for (const { severity } of each.vulnerabilities ?? []) vulnerable.set(`${each.id} ${each.resolvedVersion}`, severity.toLowerCase());
    }
  }
  findings.push(...[...vulnerable].filter(([, severity]) => serious.includes(severity)).map(([id, severity]) => `NuGet: ${id} is of severity ${severity}`));
  return `NuGet: audited, ${vulnerable.size} with known vulnerabilities.`;
}

for (const folder of folders) console.log(`figure: ${npm(folder)}`);
console.log(`figure: ${await nuget()}`);
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
