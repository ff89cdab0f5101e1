/** Builds what is published: `node .scripts/build.ts [package …]`. Libraries are compiled, CLIs are bundled. */
import process from 'node:process';
import { buildCli } from './build-cli.ts';
import { buildLibrary } from './build-library.ts';
import { setup as generate } from './generate.ts';
import { publishedPackages } from './published-packages.ts';

const wanted = process.argv.slice(2);
await generate();
for (const { name, folder, kind } of publishedPackages) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await (kind === 'library' ? buildLibrary(folder) : buildCli(folder));
  console.log(`built ${name}`);
}
