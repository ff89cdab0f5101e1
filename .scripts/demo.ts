/**
 * `npm start`: packs everything as it would be published, generates a bot with the packed generator, installs it from
 * the packed files and runs both its functions against the simulator. Any step that fails ends it with exit 1.
 */
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { checkSwitch, type RunDocument } from './check-switch.ts';
import { packAll } from './pack.ts';
import { userEnvironment } from './user-environment.ts';

const WORKLOADS = 300;

const home = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-demo-'));
const bot = path.join(home, 'my-bot');

title('Packing what would be published');
const tarballs = await packAll(path.join(home, 'packed'));
for (const { name, version, file } of tarballs) {
  console.log(`  ${`${name}@${version}`.padEnd(30)} ${((await fs.stat(file)).size / 1024).toFixed(0)} KiB`);
}

title('npx create-castai-bot my-bot --yes');
const generator = tarballs.find(({ name }) => name === 'create-castai-bot')?.file ?? '';
await run(home, 'npm', [
  'exec',
  '--yes',
  `--package=${generator}`,
  '--',
  'create-castai-bot',
  'my-bot',
  '--yes',
  '--no-install',
  '--no-git',
]);

title('npm install, from the packed files');
const files = tarballs.filter(({ name }) => name !== 'create-castai-bot').map(({ file }) => file);
await run(bot, 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...files]);

title('npm run typecheck && npm test: the new bot checks itself');
await run(bot, 'npm', ['run', '--silent', 'typecheck']);
await run(bot, 'npm', ['test', '--silent', '--', '--test-reporter=dot']);

title('npm run dev: the example function against the simulator');
await run(bot, 'npm', ['run', '--silent', 'dev']);

title('castai-bot add-function disable-workload-autoscaler');
const name = 'disable-workload-autoscaler';
await run(bot, 'npx', ['castai-bot', 'add-function', name, '--template', name, '--yes']);

title(`castai-bot run ${name} on ${WORKLOADS} workloads, with the blueprint's own config`);
const config = path.join(home, 'function_config.json');
await fs.writeJson(config, {
  function: {
    function_name: 'disable_workload_autoscaler',
    inputs: [],
    env_variables: [{ name: 'LOG_LEVEL', value: 'INFO' }],
  },
});
const simulated = ['run', name, '--simulate', '--config', config, '--workloads', String(WORKLOADS)];
await run(bot, 'npx', ['castai-bot', ...simulated]);
const { stdout } = await execa('npx', ['castai-bot', ...simulated, '--json'], {
  cwd: bot,
  env: userEnvironment(),
  extendEnv: false,
});
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
const problems = checkSwitch(JSON.parse(stdout) as RunDocument);

title('Summary');
console.log(problems.length === 0 ? `Both functions ran. The bot is kept in ${bot}` : problems.join('\n'));
if (problems.length > 0) process.exitCode = 1;

function title(text: string): void {
  console.log(`\n— ${text}\n`);
}

async function run(cwd: string, file: string, args: readonly string[]): Promise<void> {
  await execa(file, args, {
    cwd,
    env: userEnvironment(),
    extendEnv: false,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
