/** Bundles the CLI to `dist/`: `bin.js`, a chunk for each command, and the licences of what is in them. */
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beside } from '../../.scripts/beside.ts';
import { buildMarked } from '../../.scripts/build-marked.ts';
import { lazyBuiltins } from '../../.scripts/lazy-builtins.ts';
import { thirdPartyNotices } from '../../.scripts/third-party-notices.ts';
import manifest from './package.json' with { type: 'json' };

const here = import.meta.dirname;
const dist = path.join(here, 'dist');

const metafile = await buildMarked(dist, {
  absWorkingDir: here,
  // The second goes into the bundles that the first one makes.
  entryPoints: { bin: 'src/bin.ts', 'map-stacks': 'src/bundle/map-stacks.ts' },
  // What a command imports, a prompt or a parser of YAML, is a file of its own and is read when it is asked for.
  splitting: true,
  chunkNames: '[name]-[hash]',
  conditions: ['@castai-bot/source'],
  external: Object.keys(manifest.dependencies),
  plugins: [lazyBuiltins, beside(path.join(here, 'src/start.ts'))],
  // Its CommonJS form, which Node would get, has no named exports when it is imported on demand.
  alias: { yaml: path.join(here, 'node_modules/yaml/browser/index.js') },
});
await chmod(path.join(dist, 'bin.js'), 0o755);
const notices = await thirdPartyNotices(metafile, { name: manifest.name, folder: here });
await writeFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), notices);
