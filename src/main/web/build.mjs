// Builds the pages where something changed since they were built last; Maven runs this with every build.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = '../../../target/classes/static/audit/index.html';
const INSTALLED = 'node_modules/.package-lock.json';
const SOURCES = ['src', 'index.html', 'designer.html', 'policy.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];

const changed = path => existsSync(path) ? statSync(path).mtimeMs : 0;

const latest = path => statSync(path).isDirectory()
  ? Math.max(...readdirSync(path).map(entry => latest(join(path, entry))))
  : changed(path);

const npm = (...command) => execFileSync('npm', command, { stdio: 'inherit', shell: process.platform === 'win32' });

if (changed('package-lock.json') > changed(INSTALLED)) {
  // without scripts, as for every other package here
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
}
if (Math.max(...SOURCES.map(latest)) > changed(BUILT)) {
  npm('run', '--silent', 'build');
}
