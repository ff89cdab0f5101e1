import path from 'node:path';
import fs from 'fs-extra';
import { bundleLibrary } from '../../.scripts/build-library.ts';
import { root } from '../../.scripts/published-packages.ts';

/** What stands in a runtime that has none of these parts, by file of its source. */
const STUBS: Readonly<Record<string, string>> = {
  'castai/put-back/put-back.ts': 'export async function putBack() {}\n',
  'castai/put-back/remember.ts': 'export async function remember() {}\n',
  'telemetry/send-telemetry.ts':
    'export async function openTelemetry() {}\nexport async function sendTelemetry() {}\n',
  'notify/notifications.ts':
    'export async function openNotifications() {}\nexport async function sendNotifications() {}\n',
  'run/state-access.ts': 'export function createStateAccess() {}\nexport async function openRunStore() {}\n',
};

/**
 * Copies an installed runtime, with the parts that a bot may leave unused taken out.
 * @param from the installed package
 */
export async function writeRuntimeWithoutParts(from: string, to: string): Promise<void> {
  await fs.copy(from, to, { dereference: true });
  await fs.remove(path.join(to, 'dist'));
  const missing = new Set(Object.keys(STUBS));
  await bundleLibrary(path.join(root, 'packages/runtime'), path.join(to, 'dist'), [
    {
      name: 'without-parts',
      setup: (build) => {
        build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
          const name = path.relative(path.join(root, 'packages/runtime/src'), file).replaceAll(path.sep, '/');
          const contents = STUBS[name];
          if (contents === undefined) return undefined;
          missing.delete(name);
          return { contents, loader: 'js' };
        });
      },
    },
  ]);
  if (missing.size > 0) throw new Error(`The runtime no longer has ${[...missing].join(', ')}`);
}
