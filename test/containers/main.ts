/**
 * `npm run containers`: takes a generated bot through build-and-push with every container engine of this machine, and
 * runs what was pushed. Needs podman and docker-registry (test/apt-packages.txt); without them it says so and exits with 0.
 */
import path from 'node:path';
import process from 'node:process';
import { noteCrash } from '@castai-bot/testing/run-notes';
import { packAll } from '../../.scripts/pack.ts';
import { checkBareBones } from './checks/check-bare-bones.ts';
import { checkBases } from './checks/check-bases.ts';
import { checkFailures } from './checks/check-failures.ts';
import { checkLogins } from './checks/check-logins.ts';
import { checkPush } from './checks/check-push.ts';
import type { Verdict, Workshop } from './checks/workshop.ts';
import { makeContainersEnv } from './lab/containers-env.ts';
import { isInstalled, startEngines } from './lab/engines.ts';
import { openLab, type Lab } from './lab/lab.ts';
import { makeBases } from './lab/make-bases.ts';
import { makeBot } from './lab/make-bot.ts';
import { startRegistry } from './lab/start-registry.ts';
import { createSuite } from './lab/suite.ts';

/** Without these there is nothing to push from, or to. */
const NEEDED = ['podman', 'docker-registry', 'htpasswd', 'openssl'] as const;

noteCrash('npm run containers');
const lab = await openLab();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The listener is gone by then, so that the signal ends the process.
  process.once(signal, () => void lab.close().then(() => process.kill(process.pid, signal)));
}
try {
  const missing = await findMissing(lab);
  if (missing.length > 0) createSuite().skip('all container tests', `${missing.join(' and ')} not installed`);
  else await runAll(lab);
} finally {
  await lab.close();
}

async function runAll(lab: Lab): Promise<void> {
  const suite = createSuite();
  const wanted = process.argv[2];
  console.log('Packing castai-bot, starting a registry and engines, making base images and bots');
  const tarballs = await packAll(path.join(lab.folder, 'packed'));
  const registry = await startRegistry(lab);
  const nodeEnv = await makeContainersEnv(lab, 'node');
  const workshop: Workshop = {
    suite,
    lab,
    registry,
    nodeEnv,
    bases: await makeBases(lab, registry, nodeEnv),
    bot: await makeBot(lab, { tarballs, registry, flavor: 'typescript' }),
    bareBones: await makeBot(lab, { tarballs, registry, flavor: 'bare-bones' }),
  };
  const verdicts: Verdict[] = [];
  for (const engine of await startEngines(lab)) {
    if (wanted !== undefined && engine.title !== wanted) continue;
    if ('skipped' in engine) {
      suite.skip(engine.title, engine.skipped);
      continue;
    }
    const verdict = await checkPush(workshop, engine);
    if (verdict) verdicts.push(verdict);
    await checkBases(workshop, engine);
    await checkBareBones(workshop, engine);
    await checkLogins(workshop, engine);
    await checkFailures(workshop, engine);
  }
  printVerdicts(verdicts);
  if (suite.failures === 0) return;
  console.log(`${suite.failures} container checks failed`);
  process.exitCode = 1;
}

function printVerdicts(verdicts: readonly Verdict[]): void {
  console.log('\nengine                    in the registry, in k8s/, exit code of the run');
  for (const { engine, registryDigest, manifestDigest, exitCode } of verdicts) {
    console.log(`${engine.title.padEnd(25)} ${registryDigest}`);
    console.log(`${''.padEnd(25)} ${manifestDigest} ${exitCode}`);
  }
}

async function findMissing(lab: Lab): Promise<readonly string[]> {
  const probes: Readonly<Record<string, readonly string[]>> = {
    htpasswd: ['-nb', 'a', 'b'],
    openssl: ['version'],
  };
  const missing: string[] = [];
  for (const program of NEEDED) {
    if (!(await isInstalled(lab, program, ...(probes[program] ?? [])))) missing.push(program);
  }
  return missing;
}
