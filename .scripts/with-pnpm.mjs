// Runs one script of the root package.json under the Node and pnpm this workspace is built with, whatever the
// machine has: plain JavaScript, so that Node 20 can run it. The workspace itself is TypeScript, run unbuilt.
import { spawn } from 'node:child_process';
import process from 'node:process';

const PNPM = 'pnpm@12.21.0';
const NODE = 'node@24.21.0';
const OLDEST_NODE = [22, 21]; // strips types, and proxies fetch from the environment

const [script, ...args] = process.argv.slice(2);
if (!script || ![script, ...args].every((word) => /^[\w.:=/@,+-]+$/.test(word))) {
  console.error('usage: node .scripts/with-pnpm.mjs SCRIPT [WORD…] (a script of package.json)');
  process.exitCode = 2;
} else {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const tools = [...(isNewEnough ? [] : [`--package=${NODE}`]), `--package=${PNPM}`];
  const command = ['pnpm install --frozen-lockfile', ['pnpm run', script, ...args].join(' ')].join(' && ');
  // npx takes the commands as one word; on Windows npx is a .cmd, which only a shell can start.
  const isWindows = process.platform === 'win32';
  const child = spawn('npx', ['--yes', ...tools, '-c', isWindows ? `"${command}"` : command], {
    env: { ...process.env, ...(isNewEnough ? {} : { CASTAI_BOT_NODE_BEFORE: process.versions.node }) },
    stdio: 'inherit',
    shell: isWindows,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Cannot start npx: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
