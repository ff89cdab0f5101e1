/** The bots in `examples/`: what the generator writes for these arguments. `node .scripts/examples.ts` writes them again. */
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { root } from './published-packages.ts';
import { userEnvironment } from './user-environment.ts';

/** One example: the folder below `examples/` and the generator's arguments besides it. */
export interface Example {
  readonly name: string;
  readonly args: readonly string[];
}

const everyExample = [
  '--yes',
  '--no-install',
  '--no-git',
  '--package-manager=npm',
  '--author=castai-bot contributors',
];

/** Every folder of `examples/`. */
export const examples: readonly Example[] = [
  {
    name: 'disable-workload-autoscaler',
    args: [
      ...everyExample,
      '--name=office-hours',
      '--description=Switches managed workloads to READ_ONLY after office hours',
      '--template=disable-workload-autoscaler',
      '--ci=github',
    ],
  },
  {
    name: 'bare-bones',
    args: [...everyExample, '--description=Lists the clusters of an organization', '--flavor=bare-bones'],
  },
];

if (import.meta.main) {
  const folder = path.join(root, 'examples');
  await fs.emptyDir(folder);
  const generator = path.join(root, 'packages/create-castai-bot/dist/bin.js');
  for (const { name, args } of examples) {
    await execa(process.execPath, [generator, name, ...args], {
      cwd: folder,
      env: userEnvironment(),
      extendEnv: false,
    });
  }
}
