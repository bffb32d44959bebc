// Fetches Camunda's client for TypeScript from npm. Does nothing when it is there already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const suite = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = createHash('sha256').update(readFileSync(join(suite, 'package-lock.json'))).digest('hex');
const installed = join(suite, 'node_modules', '.pitcrew-lock');
if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) process.exit(0);

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: suite, stdio: 'inherit' });
if (run.error) {
  console.error('The suites need npm (Node 20 or newer) once, to fetch the client for TypeScript. Install it (Debian: apt-get install nodejs npm) and test again.');
  process.exit(1);
}
if (run.status !== 0) process.exit(run.status ?? 1);
writeFileSync(installed, wanted);
