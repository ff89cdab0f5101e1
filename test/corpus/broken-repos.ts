/** What is done to a file of a good bot: another text, a folder or a link in its place, another mode, or nothing there. */
export type Breakage =
  | string
  | Uint8Array
  | { readonly isFolder: true }
  | { readonly link: string }
  | { readonly mode: number }
  | null;

const bomb = Array.from({ length: 12 }, (_, level) => {
  const item = level === 0 ? 'x' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array.from({ length: 10 }, () => item).join(', ')}]`;
}).join('\n');

const BRACKETS = 100_000;
const manifest = 'k8s/example.cronjob.yaml';
const config = 'k8s/example.configmap.yaml';
const folder = { isFolder: true } as const;

/** Repos that people have broken: each is a good bot with these files changed. */
export const brokenRepos: Readonly<Record<string, Readonly<Record<string, Breakage>>>> = {
  'an alias bomb in a manifest': { [manifest]: bomb },
  'an alias bomb in a config': { [config]: bomb },
  'an alias bomb in the kustomization': { 'k8s/kustomization.yaml': bomb },
  'an undefined alias': { [manifest]: 'a: *nothing\n' },
  'an undefined alias in a config': { [config]: 'data: *nothing\n' },
  'an alias in itself': { [manifest]: 'a: &x [*x]\n' },
  'brackets in a manifest': { [manifest]: '['.repeat(BRACKETS) },
  'brackets in a config': { [config]: '['.repeat(BRACKETS) },
  'brackets in the kustomization': { 'k8s/kustomization.yaml': '['.repeat(BRACKETS) },
  'brackets in castai-bot.json': { 'castai-bot.json': '['.repeat(BRACKETS) },
  'closed brackets in castai-bot.json': { 'castai-bot.json': '['.repeat(BRACKETS) + ']'.repeat(BRACKETS) },
  'NUL in a manifest': { [manifest]: 'a: "\0"\n' },
  'a manifest that is a folder': { [manifest]: folder },
  'a config that is a folder': { [config]: folder },
  'a kustomization that is a folder': { 'k8s/kustomization.yaml': folder },
  'castai-bot.json that is a folder': { 'castai-bot.json': folder },
  'package.json that is a folder': { 'package.json': folder },
  'a record that is a folder': { '.castai-bot/base.json': folder },
  'k8s that is a file': { k8s: 'text' },
  'an empty castai-bot.json': { 'castai-bot.json': '' },
  'castai-bot.json cut off': { 'castai-bot.json': '{"schema": 1, "name": "my-b' },
  'castai-bot.json that is null': { 'castai-bot.json': 'null' },
  'no manifest': { [manifest]: null },
  'no kustomization': { 'k8s/kustomization.yaml': null },
  'no list of functions': { 'src/functions/index.ts': null },
  'a list of functions that is a folder': { 'src/functions/index.ts': folder },
  'no package.json': { 'package.json': null },
  'no record': { '.castai-bot/base.json': null },
  'a broken record': { '.castai-bot/base.json': '{' },
  'castai-bot.json that leads nowhere': { 'castai-bot.json': { link: 'nowhere' } },
  'castai-bot.json that leads to itself': { 'castai-bot.json': { link: 'castai-bot.json' } },
  'castai-bot.json that nobody may read': { 'castai-bot.json': { mode: 0 } },
  'castai-bot.json that is package.json': { 'castai-bot.json': { link: 'package.json' } },
  'a config that nobody may read': { [config]: { mode: 0 } },
  'a config that leads to a folder': { [config]: { link: '.' } },
  'a config that is empty for ever': { [config]: { link: '/dev/null' } },
  'a config that is no UTF-8': { [config]: Buffer.from([0x64, 0x3a, 0x20, 0xff, 0xfe, 0x0a]) },
  'a manifest that is no UTF-8': { [manifest]: Buffer.from([0xff, 0xfe, 0x00, 0x61]) },
  'a record that is a list': { '.castai-bot/base.json': '[]' },
  'a record of numbers': { '.castai-bot/base.json': '{"files": 1, "schema": {}}' },
  'a kustomization of a wrong type': { 'k8s/kustomization.yaml': 'resources: {a: [1]}\n' },
  'a merge that was left': { [manifest]: '<<<<<<< yours\na: 1\n=======\na: 2\n>>>>>>> new\n' },
  'escape sequences in castai-bot.json': { 'castai-bot.json': '{"name": "\u001B[2J\u001B[31m"}' },
};
