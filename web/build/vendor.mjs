// Puts the front-end parts from npm where the pages are served from. Does nothing when they are there already.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const served = join(web, 'target', 'classes', 'static', 'vendor');
const tested = join(web, 'target', 'test-classes', 'vendor');
const parts = [
  ['bpmn-js/dist/bpmn-navigated-viewer.production.min.js', served, 'bpmn-js/viewer.js'],
  ['bpmn-js/dist/assets/bpmn-js.css', served, 'bpmn-js/bpmn-js.css'],
  ['bpmn-js/dist/assets/diagram-js.css', served, 'bpmn-js/diagram-js.css'],
  ['@bpmn-io/form-js/dist/form-viewer.umd.js', served, 'form-js/viewer.js'],
  ['@bpmn-io/form-js/dist/assets/form-js.css', served, 'form-js/form-js.css'],
  ['@bpmn-io/form-js/dist/assets/flatpickr', served, 'form-js/flatpickr'],
  ['htmx.org/dist/htmx.min.js', served, 'htmx.js'],
  ['axe-core/axe.min.js', tested, 'axe.js'],
];

const stampOf = (...files) => files.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex');
const lock = stampOf(join(web, 'package-lock.json'));
const wanted = stampOf(join(web, 'package-lock.json'), fileURLToPath(import.meta.url));
const same = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

const installed = join(web, 'node_modules', '.pitcrew-lock');
const copied = join(web, 'target', 'vendor.stamp');
const complete = parts.every(([, base, name]) => existsSync(join(base, name)));
if (complete && same(copied, wanted)) process.exit(0);

if (!same(installed, lock)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Install scripts of packages are never run: the parts are copied, nothing is compiled.
  const run = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: web, stdio: 'inherit' });
  if (run.error) {
    console.error('The pages need npm (Node 20 or newer) once, to fetch bpmn-js, form-js and htmx. Install it (Debian: apt-get install nodejs npm) and build again.');
    process.exit(1);
  }
  if (run.status !== 0) process.exit(run.status ?? 1);
  writeFileSync(installed, lock);
}

rmSync(served, { recursive: true, force: true });
for (const [from, base, name] of parts) {
  const target = join(base, name);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(web, 'node_modules', from), target, { recursive: true });
}
mkdirSync(dirname(copied), { recursive: true });
writeFileSync(copied, wanted);
