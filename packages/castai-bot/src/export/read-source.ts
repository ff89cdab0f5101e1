import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CliError, isRecord, shell, readBytes } from '@castai-bot/cli';
import { parseYaml, readYamlValues } from '@castai-bot/yaml';
import { decodeText, readTextIfThere } from '../repo/read-text.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';

/** A file of k8s/; the name is relative to it, with slashes. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** What a kustomization that only lists files has. */
const PLAIN_KEYS = ['apiVersion', 'kind', 'metadata', 'resources'];

/** Everything in k8s/ but Pods, each of which would start a run as soon as it is applied. @throws CliError NO_MANIFEST */
export async function readBase(root: string): Promise<readonly SourceFile[]> {
  await readKustomization(root);
  const folder = path.join(root, MANIFEST_FOLDER);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const files = await Promise.all(
    names.toSorted().map(async (name) => ({
      name,
      text: decodeText(await readBytes(path.join(folder, name)), `${MANIFEST_FOLDER}/${name}`),
    })),
  );
  return files.filter(({ name, text }) => !/\.ya?ml$/.test(name) || !isPod(text));
}

/**
 * The manifests that k8s/kustomization.yaml lists, in its order.
 * @throws CliError NO_MANIFEST, or NOT_PLAIN when it does more than list files, which nothing but kustomize can follow
 */
export async function readListedManifests(root: string): Promise<readonly SourceFile[]> {
  const kustomization = await readKustomization(root);
  const other = Object.keys(kustomization).find((key) => !PLAIN_KEYS.includes(key));
  if (other !== undefined) throw notPlain(`it has ${JSON.stringify(other)}`);
  const { resources } = kustomization;
  const names = Array.isArray(resources) ? resources.map(String) : [];
  if (names.length === 0) throw notPlain('it lists no resources');
  return Promise.all(
    names.map(async (listed) => {
      const name = path.posix.normalize(listed);
      const isBelow = !name.startsWith('../') && !path.posix.isAbsolute(name) && /\.ya?ml$/.test(name);
      const text = isBelow ? await readTextIfThere(path.join(root, MANIFEST_FOLDER, name)) : undefined;
      if (text === undefined) throw notPlain(`it lists ${JSON.stringify(listed)}, which is no manifest here`);
      return { name, text };
    }),
  );
}

async function readKustomization(root: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readTextIfThere(path.join(root, KUSTOMIZATION));
  const broken = { file: KUSTOMIZATION, code: 'NO_MANIFEST', hint: shell`castai-bot validate` };
  const [value] = readYamlValues(text ?? '', broken);
  if (isRecord(value)) return value;
  const found = text === undefined ? 'there is none' : 'it is no map';
  throw new CliError('NO_MANIFEST', `Cannot read ${KUSTOMIZATION}: ${found}`, {
    hint: 'castai-bot validate',
  });
}

function isPod(text: string): boolean {
  return parseYaml(text).documents.some((document) => {
    const kind: unknown = document.get('kind');
    return kind === 'Pod';
  });
}

function notPlain(problem: string): CliError {
  return new CliError('NOT_PLAIN', `Cannot make a chart of ${KUSTOMIZATION}: ${problem}`, {
    hint: 'castai-bot export --kustomize',
  });
}
