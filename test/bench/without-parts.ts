import path from 'node:path';
import fs from 'fs-extra';
import { bundleLibrary } from '../../.scripts/build-library.ts';
import { root } from '../../.scripts/published-packages.ts';

/** Files of the runtime's source in which the parts begin that a bot may leave unused: whoever calls them gets nothing. */
const PARTS = ['telemetry/send-telemetry.ts', 'notify/notifications.ts', 'run/state-access.ts'];

/**
 * Copies an installed runtime, with the parts that a bot may leave unused taken out.
 * @param from the installed package
 */
export async function writeRuntimeWithoutParts(from: string, to: string): Promise<void> {
  await fs.copy(from, to, { dereference: true });
  await fs.remove(path.join(to, 'dist'));
  const missing = new Set(PARTS);
  await bundleLibrary(path.join(root, 'packages/runtime'), path.join(to, 'dist'), [
    {
      name: 'without-parts',
      setup: (build) => {
        build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
          const name = path.relative(path.join(root, 'packages/runtime/src'), file).replaceAll(path.sep, '/');
          if (!PARTS.includes(name)) return undefined;
          missing.delete(name);
          return { contents: stubOf(await fs.readFile(file, 'utf8')), loader: 'js' };
        });
      },
    },
  ]);
  if (missing.size > 0) throw new Error(`The runtime no longer has ${[...missing].join(', ')}`);
}

function stubOf(source: string): string {
  const names = Array.from(source.matchAll(/^export (async )?function (\w+)/gm));
  return names.map(([, isAsync = '', name = '']) => `export ${isAsync}function ${name}() {}`).join('\n');
}
