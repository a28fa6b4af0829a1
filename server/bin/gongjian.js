#!/usr/bin/env node
// Runs the command line on the Node that this project pins, whichever Node the machine has. Plain JavaScript, because
// an older Node must be able to read it.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const command = join(here, '../command/gongjian.ts');
const pinned = findPinnedNode();

if (pinned === null ? runsTypeScript(process.versions.node) : realpathSync(process.execPath) === pinned) {
  await import(pathToFileURL(command).href);
} else if (pinned !== null) {
  rerunOn(pinned);
} else {
  console.error(
    `Gongjian needs Node 22.18 or newer, and this is ${process.version}. "npm install" fetches a fitting one; run it in the project's folder first.`,
  );
  process.exitCode = 2;
}

/** The binary of the npm package "node", or null where its install script did not run. */
function findPinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = [join(folder, 'bin/node'), join(folder, 'bin/node.exe')].find((path) => existsSync(path));
    return file === undefined ? null : realpathSync(file);
  } catch {
    return null;
  }
}

/** Whether that version runs TypeScript without a flag. */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function rerunOn(node) {
  const child = spawn(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`The pinned Node could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0);
  });
}
