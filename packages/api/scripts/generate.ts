import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { loadDocument } from '../src/generate/load-document.ts';
import { countSeen } from '../src/count-seen.ts';
import { splitDocument } from '../src/generate/split-document.ts';
import { writeCounts } from '../src/write-counts.ts';
import { writeDocument } from '../src/generate/write-document.ts';
import { writeOperations } from '../src/generate/write-operations.ts';
import { writeSensitive } from '../src/generate/write-sensitive.ts';
import { writeTypes } from '../src/generate/write-types.ts';

// Writes the generated files of this package; with --check it writes nothing and exits 1 when one is stale.
const isCheck = process.argv.includes('--check');
const source = new URL('../src/', import.meta.url);
const document = await loadDocument(new URL('../openapi/', import.meta.url));
const readme = new URL('../../simulator/README.md', import.meta.url);
const header = '// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.';
const { bot, setup } = splitDocument(document);
const texts = {
  'types.gen.ts': writeTypes(document, header, { part: bot }),
  'operations.gen.ts': writeOperations(document),
  'setup-types.gen.ts': writeTypes(document, header, { part: setup, others: './types.gen.ts' }),
  'document.gen.ts': writeDocument(document),
  'sensitive/sensitive.gen.ts': writeSensitive(document),
  '../../simulator/README.md': writeCounts(await readFile(readme, 'utf8'), countSeen(document)),
};
for (const [name, text] of Object.entries(texts)) {
  const file = new URL(name, source);
  if (!isCheck) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) {
    process.stderr.write(`${name} is stale: run node packages/api/scripts/generate.ts\n`);
    process.exitCode = 1;
  }
}
