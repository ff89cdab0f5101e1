/**
 * `node .scripts/write-touches.ts`: what each command runs, reads, writes and sends, from its declaration, and what it
 * needs to be allowed in a cluster, from the table that it checks, into a page of its package. With --check it writes
 * nothing and exits with 1 where one is stale.
 */
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { clusterCommands, rightsOf } from '../packages/castai-bot/src/cluster/rights/command-rights.ts';
import { toRightsRow } from '../packages/castai-bot/src/cluster/rights/describe-rights.ts';
import { commands } from '../packages/castai-bot/src/commands.ts';
import { command as create } from '../packages/create-castai-bot/src/command.ts';
import { root } from './published-packages.ts';

const KINDS = ['runs', 'reads', 'writes', 'sends'] as const;
const PLACE = /(?<=<!-- touches: .* -->\n\n)[^]*?(?=\n\n<!-- end of touches -->)/;
const RIGHTS_PLACE = /(?<=<!-- rights: .* -->\n\n)[^]*?(?=\n\n<!-- end of rights -->)/;

type Touches = typeof create.touches;
type Row = readonly [name: string, touches: Touches];

/** Commands that touch the same share a row. */
function toTable(rows: readonly Row[]): string {
  const names = new Map<string, string[]>();
  for (const [name, touches] of rows) {
    const cells = KINDS.map((kind) => touches[kind].map(toWord).join(', ')).join(' | ');
    names.set(cells, [...(names.get(cells) ?? []), `\`${name}\``]);
  }
  const lines = [...names].map(([cells, same]) => `| ${same.join(', ')} | ${cells} |`);
  return ['| command | runs | reads | writes | sends to |', '| - | - | - | - | - |', ...lines].join('\n');
}

/** Names of programs, files and folders are as they are typed; the rest is prose. */
const toWord = (word: string): string => (word.includes(' ') ? word : `\`${word}\``);

/** How a table is laid out is the formatter's. */
const toCells = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-');

function toRightsTable(): string {
  const lines = clusterCommands.map((command) => {
    const [name, ...cells] = toRightsRow({ command, ...rightsOf(command) });
    return `| \`${name}\` | ${cells.join(' | ')} |`;
  });
  return ['| command | needs | optional |', '| - | - | - |', ...lines].join('\n');
}

const tables: Readonly<Record<string, readonly Row[]>> = {
  'packages/castai-bot/docs/touches.md': await Promise.all(
    commands.map(async (entry): Promise<Row> => [entry.name, (await entry.load()).command.touches]),
  ),
  'packages/create-castai-bot/README.md': [['create-castai-bot', create.touches]],
};

for (const [name, rows] of Object.entries(tables)) {
  const file = path.join(root, name);
  const before = await fs.readFile(file, 'utf8');
  const after = before.replace(PLACE, () => toTable(rows)).replace(RIGHTS_PLACE, toRightsTable);
  if (!PLACE.test(before)) throw new Error(`${name} has no place for what its commands touch`);
  if (toCells(before) === toCells(after)) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is stale: run node --conditions=@castai-bot/source .scripts/write-touches.ts`);
    process.exitCode = 1;
  } else {
    await fs.writeFile(file, after);
    await execa('oxfmt', [file], { cwd: root, localDir: root, preferLocal: true });
  }
}
