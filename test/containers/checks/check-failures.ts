import assert from 'node:assert/strict';
import path from 'node:path';
import fs from 'fs-extra';
import { makeContainersEnv } from '../lab/containers-env.ts';
import type { EngineUnderTest } from '../lab/engines.ts';
import type { BuildAndPushOptions } from '../lab/make-bot.ts';
import { fill, mayMount, mountSmall } from '../lab/mount-full.ts';
import { startProxy } from '../lab/start-proxy.ts';
import { freePort } from '../lab/start-registry.ts';
import { listAuthFolders } from './check-logins.ts';
import type { Workshop } from './workshop.ts';

interface Failure {
  readonly title: string;
  /** Makes it fail; returns what differs from a run that would go well. */
  readonly arrange: () => Promise<Arranged>;
  readonly exitCode: number;
  /** In what it prints. */
  readonly words: RegExp;
  readonly needsMount?: true;
}

interface Arranged extends Partial<BuildAndPushOptions> {
  readonly image?: string;
  readonly after?: () => Promise<void>;
}

/** Whatever goes wrong: not 0, manifests and logins as they were, and no login left behind. */
export async function checkFailures(workshop: Workshop, engine: EngineUnderTest): Promise<void> {
  const { suite, bot, registry } = workshop;
  for (const failure of [...listFailures(workshop, engine), ...listFullDisks(workshop, engine)]) {
    const title = `${engine.title}: ${failure.title}`;
    if (failure.needsMount && !mayMount()) suite.skip(title, 'only root may mount');
    else await suite.check(title, () => checkFailure(workshop, { engine, failure }));
  }
  await bot.reset(`${registry.host}/team/typescript-bot`);
}

async function checkFailure(
  { bot, registry, bases, lab }: Workshop,
  { engine, failure }: { readonly engine: EngineUnderTest; readonly failure: Failure },
): Promise<void> {
  await bot.reset(`${registry.host}/team/typescript-bot`);
  const { image, after, ...options } = await failure.arrange();
  if (image !== undefined) await bot.reset(image);
  const [manifests, login] = [await bot.manifests(), await fs.readFile(engine.loginFile)];
  const args = [
    '--json',
    '--skip-checks',
    '--rebuild',
    `--engine=${engine.name}`,
    `--base-image=${bases.distroless}`,
    '--platform=linux/amd64',
  ];
  const outcome = await bot.buildAndPush({ args, env: engine.env, password: registry.password, ...options });
  const manifestsAfter = await bot.manifests();
  await after?.();
  assert.equal(outcome.exitCode, failure.exitCode, outcome.all);
  assert.match(outcome.all, failure.words);
  assert.ok(!outcome.all.includes(registry.password), 'the password was printed');
  assert.deepEqual(manifestsAfter, manifests);
  assert.deepEqual(await fs.readFile(engine.loginFile), login);
  assert.deepEqual(await listAuthFolders(lab.env['TMPDIR']), []);
  assert.deepEqual(await findProcesses(/\/team\/(stalls|dies)-/), []);
}

function listFailures({ bot, registry, lab }: Workshop, engine: EngineUnderTest): readonly Failure[] {
  // What a signal does is ours; how a push ends is the engine's, and the same for each of them.
  const signals =
    engine.name === 'podman' ? (['SIGINT', 'SIGTERM', 'SIGHUP'] as const) : (['SIGINT'] as const);
  const dies: Failure = {
    title: 'a registry that dies during the push',
    arrange: async () => {
      const { host } = await startProxy(lab, registry, 'hangs up');
      return { image: `${host}/team/dies-${Date.now()}` };
    },
    exitCode: 1,
    words: /PUSH_FAILED/,
  };
  return [
    {
      title: 'a wrong password stops before the build',
      arrange: async () => ({ password: 'wrong' }),
      exitCode: 1,
      words: /PUSH_REFUSED.*401/,
    },
    {
      title: 'a failed build stops before the push',
      arrange: async () => {
        await fs.appendFile(path.join(bot.root, 'Dockerfile'), 'COPY not-there /\n');
        return {};
      },
      exitCode: 1,
      words: /BUILD_FAILED/,
    },
    {
      title: 'a dead registry',
      arrange: async () => ({ image: `127.0.0.1:${await freePort()}/team/typescript-bot` }),
      exitCode: 1,
      words: /Cannot tell whether the registry would take it[^]*(PUSH_FAILED|LOGIN_FAILED)/,
    },
    // dockerd tries for a minute.
    ...(engine.isSameDaemon ? [] : [dies]),
    ...signals.map((name) => ({
      title: `${name} during the push`,
      arrange: async () => {
        const { host, broken } = await startProxy(lab, registry, 'stalls');
        return { image: `${host}/team/stalls-${Date.now()}`, signal: { name, when: broken } };
      },
      exitCode: { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[name],
      words: new RegExp(`Cancelled by ${name}`),
    })),
  ];
}

function listFullDisks({ bot, lab }: Workshop, engine: EngineUnderTest): readonly Failure[] {
  const storage: Failure = {
    title: "no space in the engine's storage",
    arrange: async () => {
      const folder = path.join(lab.folder, `${engine.name}-small`);
      const unmount = await mountSmall(lab, folder, 40_000);
      return {
        env: { ...engine.env, ...(await makeContainersEnv(lab, `${engine.name}-tight`, folder)) },
        after: unmount,
      };
    },
    exitCode: 1,
    words: /BUILD_FAILED.*no space left/,
    needsMount: true,
  };
  return [
    {
      title: 'no space for a login',
      arrange: async () => {
        const folder = path.join(lab.folder, 'tmp-small');
        const unmount = await mountSmall(lab, folder, 16);
        await fill(folder);
        return { env: { ...engine.env, TMPDIR: folder }, after: unmount };
      },
      exitCode: 1,
      words: /AUTH_FOLDER.*ENOSPC/,
      needsMount: true,
    },
    {
      title: 'no space for the manifests',
      arrange: async () => {
        const folder = path.join(bot.root, 'k8s');
        const unmount = await mountSmall(lab, folder, 64);
        await fill(folder);
        return { after: unmount };
      },
      exitCode: 1,
      words: /WRITE.*no space is left on the disk; nothing was changed/,
      needsMount: true,
    },
    ...(engine.name === 'docker' ? [] : [storage]),
  ];
}

/** Command lines on this machine, where /proc shows them. */
async function findProcesses(pattern: RegExp): Promise<readonly string[]> {
  const ids = (await fs.readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => fs.readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => pattern.test(line));
}
