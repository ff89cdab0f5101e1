import { findPlugAndPlay } from '../../repo/plug-and-play.ts';
import { findInstalled } from '../../repo/find-installed.ts';
import { failed, passed, type Finding } from '../../inspect/finding.ts';
import type { DoctorInput } from '../doctor-input.ts';

const RUNTIME = '@castai-bot/runtime';

/** Whether `build` finds what a TypeScript bot has installed, below a folder that Yarn's Plug'n'Play rules. */
export async function checkPlugAndPlay({ repo }: DoctorInput): Promise<readonly Finding[]> {
  const { root, answers } = repo;
  const pnp = findPlugAndPlay(root);
  const isAsked =
    pnp !== undefined && answers.flavor === 'typescript' && findInstalled(root, RUNTIME) !== undefined;
  if (!isAsked) return [];
  const { build } = await import('esbuild');
  const stdin = { contents: `import ${JSON.stringify(RUNTIME)}`, resolveDir: root };
  const options = { absWorkingDir: root, bundle: true, platform: 'node', write: false } as const;
  const isFound = await build({ ...options, stdin, logLevel: 'silent' }).then(
    () => true,
    () => false,
  );
  return [
    isFound
      ? passed('plug-and-play', `${pnp.manifest} of Yarn leaves this bot alone`)
      : failed(
          'plug-and-play',
          `${pnp.manifest} of Yarn hides this bot's node_modules from the bundler: build fails`,
          pnp.howToIgnore,
        ),
  ];
}
