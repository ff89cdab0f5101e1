/**
 * `npm start`: packs everything as it would be published, generates a bot with the packed generator, installs it from
 * the packed files and runs both its functions against the simulator. Any step that fails ends it with exit 1.
 */
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa, ExecaError } from 'execa';
import fs from 'fs-extra';
import { checkSwitch, type RunDocument } from './check-switch.ts';
import { packAll, type Tarball } from './pack.ts';
import { userEnvironment } from './user-environment.ts';

const WORKLOADS = 300;
const SWITCH = 'disable-workload-autoscaler';

try {
  const problems = await demonstrate();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`\n${error instanceof ExecaError ? error.shortMessage : String(error)}`);
  process.exitCode = 1;
}

async function demonstrate(): Promise<readonly string[]> {
  const home = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-demo-'));
  const bot = await createBot(home, await pack(home));

  title('npm run typecheck && npm test: the new bot checks itself');
  await run(bot, 'npm', ['run', '--silent', 'typecheck']);
  await run(bot, 'npm', ['test', '--silent']);

  title('npm run dev: its example function against the simulator');
  await run(bot, 'npm', ['run', '--silent', 'dev']);

  title(`npx castai-bot add-function ${SWITCH}`);
  await run(bot, 'npx', ['castai-bot', 'add-function', SWITCH, '--template', SWITCH, '--yes']);

  title(`npx castai-bot run ${SWITCH}: ${WORKLOADS} workloads, the Python blueprint's own config`);
  return await switchWorkloads(bot, path.join(home, 'function_config.json'));
}

async function pack(home: string): Promise<readonly Tarball[]> {
  title('Packing what would be published');
  const tarballs = await packAll(path.join(home, 'packed'));
  for (const { name, version, file } of tarballs) {
    console.log(`  ${`${name}@${version}`.padEnd(30)} ${((await fs.stat(file)).size / 1024).toFixed(0)} KiB`);
  }
  return tarballs;
}

async function createBot(home: string, tarballs: readonly Tarball[]): Promise<string> {
  title('npx create-castai-bot my-bot --yes');
  const generator = tarballs.find(({ name }) => name === 'create-castai-bot')?.file;
  const created = ['create-castai-bot', 'my-bot', '--yes', '--no-install', '--no-git'];
  await run(home, 'npm', ['exec', '--yes', `--package=${generator}`, '--', ...created]);
  const bot = path.join(home, 'my-bot');

  title('npm install, from the packed files');
  const files = tarballs.filter(({ name }) => name !== 'create-castai-bot').map(({ file }) => file);
  await run(bot, 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...files]);
  return bot;
}

async function switchWorkloads(bot: string, config: string): Promise<readonly string[]> {
  await fs.writeJson(config, {
    function: {
      function_name: SWITCH.replaceAll('-', '_'),
      inputs: [],
      env_variables: [{ name: 'LOG_LEVEL', value: 'INFO' }],
    },
  });
  const words = [
    'castai-bot',
    'run',
    SWITCH,
    '--simulate',
    '--config',
    config,
    '--workloads',
    String(WORKLOADS),
  ];
  await run(bot, 'npx', words);
  const again = { cwd: bot, env: userEnvironment(), extendEnv: false };
  const { stdout } = await execa('npx', [...words, '--json'], again);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  const document = JSON.parse(stdout) as RunDocument;
  const problems = checkSwitch(document);
  title('Summary');
  if (problems.length === 0) {
    console.log(
      `Both functions ran. Of ${WORKLOADS} workloads ${document.changes.length} changed, each in its management option alone.`,
    );
    console.log(`The bot is yours to look at: cd ${bot} && npx castai-bot list${olderNodeNote()}`);
  }
  return problems;
}

/** The Node that runs this may have been brought along for it. */
function olderNodeNote(): string {
  const own = userEnvironment()['CASTAI_BOT_NODE_BEFORE'];
  return own === undefined
    ? ''
    : `\nIt needs Node 22.21 or newer, and yours is ${own}: npx --package=node@24 -c "castai-bot list"`;
}

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
