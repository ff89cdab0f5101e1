#!/usr/bin/env node
// Nothing of ours is imported before the version is known: an older Node may not even parse it.
import process from 'node:process';

const OLDEST_NODE = [22, 21] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
  const { start } = await import('./start.ts');
  await start(process);
} else {
  const line = ['castai-bot', ...process.argv.slice(2)].join(' ');
  // What a shell would take apart is left for the person to type.
  const command = /^[\w .:=/@,+-]+$/.test(line) ? line : 'castai-bot …';
  const need = `castai-bot needs Node ${OLDEST_NODE.join('.')} or newer, found ${process.versions.node}`;
  process.stderr.write(`${need}. Under another one:\n  npx --yes --package=node@24 -c "${command}"\n`);
  process.exitCode = 1;
}
