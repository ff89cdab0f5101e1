import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compareDocuments } from '../src/contract/compare-documents.ts';
import { contractExceptions } from '../src/contract/contract-exceptions.ts';
import { settleDifferences } from '../src/contract/settle-differences.ts';
import { countSeen, describeSeen } from '../src/count-seen.ts';
import { loadDocument } from '../src/generate/load-document.ts';
import { readOpenApi } from '../src/generate/read-open-api.ts';

// Compares our document with another description of the same API, by default the one beside the repository.
const given = process.argv[2];
const file = given
  ? pathToFileURL(given)
  : new URL('../../../../shared/castai/openapi.json', import.meta.url);
const text = await readFile(file, 'utf8').catch(() => undefined);

if (text === undefined) {
  process.stderr.write(
    `Cannot compare our document with "${fileURLToPath(file)}": there is no such file. ` +
      'Name an OpenAPI document of the CAST AI API: npm run contract -- FILE\n',
  );
  process.exitCode = 1;
} else {
  const ours = await loadDocument(new URL('../openapi/', import.meta.url));
  const { operationCount, fieldCount, differences } = compareDocuments(ours, readOpenApi(text));
  const { open, unused } = settleDifferences(differences, contractExceptions);
  for (const { at, what } of open) process.stdout.write(`${at}: ${what}\n`);
  for (const { at, what } of unused) process.stdout.write(`Exception without a difference: ${at}: ${what}\n`);
  process.stdout.write(
    `${describeSeen(countSeen(ours))}\n${operationCount} compared, ${fieldCount} fields, ${contractExceptions.length} exceptions\n`,
  );
  if (open.length > 0 || unused.length > 0) process.exitCode = 1;
}
