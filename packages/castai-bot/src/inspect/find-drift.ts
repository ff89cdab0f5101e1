import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '@castai-bot/cli';
import {
  type BotAnswers,
  listFunctionNames,
  programOf,
  resourcesOf,
  toExportName,
} from '@castai-bot/scaffold';
import { INDEX_FILE, parseIndex } from '../repo/parse-index.ts';
import type { Repo } from '../repo/find-repo.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { saysAnswers, WANTED_SUSPENDED } from './says-answers.ts';

/** Something that is not as castai-bot.json has it. */
export interface Drift {
  /** `left-out` is missing too, and the bot runs without it; that this is meant, nobody has said yet. */
  readonly kind: 'missing' | 'left-out' | 'schedule' | 'export' | 'kustomization';
  /** Undefined when it is about no function of castai-bot.json. */
  readonly functionName: string | undefined;
  /** Relative to the repo, with slashes. */
  readonly file: string;
  readonly message: string;
}

/** Whether a bot runs without a file of a function: its test, or the Pod for a run by hand. */
export function isDispensable(file: string): boolean {
  return /\.(test\.ts|pod\.yaml)$/.test(file);
}

/** Compares a repo's files with its castai-bot.json: what each function needs, and what no function needs. */
export async function findDrift(repo: Repo): Promise<readonly Drift[]> {
  const { planFunction } = await import('@castai-bot/scaffold');
  const names = Object.keys(repo.answers.functions);
  const perFunction = await Promise.all(
    names.map(async (name) => {
      const planned = await planFunction(repo.answers, name);
      const listed = resourcesOf(repo.answers, name).map((file) => `${MANIFEST_FOLDER}/${file}`);
      const files = [...new Set([...planned.map((file) => file.path), ...listed])];
      return [...(await findMissing(repo, { name, files })), ...(await findOtherSchedule(repo, name))];
    }),
  );
  return [...perFunction.flat(), ...(await findExportDrift(repo)), ...(await findKustomizationDrift(repo))];
}

async function findMissing(
  { root, answers }: Repo,
  { name, files }: { readonly name: string; readonly files: readonly string[] },
): Promise<readonly Drift[]> {
  const entry = programOf(answers, name);
  const wanted = entry === undefined ? files : [...files.filter((file) => file !== entry), entry];
  return wanted
    .filter((file) => !existsSync(path.join(root, file)))
    .filter((file) => !(isDispensable(file) && answers.leftOut?.includes(file) === true))
    .map((file) => {
      const kind = isDispensable(file) ? 'left-out' : 'missing';
      return { kind, functionName: name, file, message: 'missing' };
    });
}

async function findOtherSchedule({ root, answers }: Repo, name: string): Promise<readonly Drift[]> {
  const file = `k8s/${name}.cronjob.yaml`;
  const text = await readTextIfThere(path.join(root, file));
  const spec = text === undefined ? undefined : await readSpec(text);
  const wanted = answers.functions[name];
  if (spec === undefined || wanted === undefined) return [];
  const drift = { kind: 'schedule', functionName: name, file } as const;
  if (wanted.schedule === null) {
    const message = `suspend: ${describeFound(spec['suspend'])}, ${WANTED_SUSPENDED}`;
    return spec['suspend'] === true ? [] : [{ ...drift, message }];
  }
  return (['schedule', 'timeZone'] as const)
    .filter((field) => spec[field] !== wanted[field])
    .map((field) => ({
      ...drift,
      message: `${field}: ${describeFound(spec[field])}, ${saysAnswers(wanted[field])}`,
    }));
}

const describeFound = (value: unknown): string =>
  (value ?? null) === null ? 'missing' : `found ${JSON.stringify(value)}`;

async function readSpec(text: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const manifest = await readValue(text);
  return isRecord(manifest) && isRecord(manifest['spec']) ? manifest['spec'] : undefined;
}

/** Undefined when it is no YAML: `validate` says so, with the line. */
async function readValue(text: string): Promise<unknown> {
  const { parseYaml } = await import('@castai-bot/yaml');
  const { documents, problems } = parseYaml(text);
  return problems.length === 0 ? (documents[0]?.toJS({ maxAliasCount: -1 }) as unknown) : undefined;
}

async function findExportDrift({ root, answers }: Repo): Promise<readonly Drift[]> {
  if (answers.flavor === 'bare-bones') return [];
  const { exports, firstOtherLine } = parseIndex((await readTextIfThere(path.join(root, INDEX_FILE))) ?? '');
  // What a rewritten list exports cannot be told from its text.
  if (firstOtherLine !== undefined) return [];
  const exported = exports.map(({ name }) => name);
  const missing = listFunctionNames(answers)
    .filter((name) => !exported.includes(toExportName(name)))
    .map((name) => ({
      kind: 'export' as const,
      functionName: name,
      file: INDEX_FILE,
      message: `does not export ${toExportName(name)}`,
    }));
  return [...missing, ...findExtraExports(answers, exported)];
}

function findExtraExports(answers: BotAnswers, exported: readonly string[]): readonly Drift[] {
  const listed = listFunctionNames(answers);
  return exported
    .filter((name) => !listed.includes(toCanonicalName(name)))
    .map((name) => ({
      kind: 'export' as const,
      functionName: undefined,
      file: INDEX_FILE,
      message: `exports ${name}, which castai-bot.json does not list`,
    }));
}

async function findKustomizationDrift({ root, answers }: Repo): Promise<readonly Drift[]> {
  const text = await readTextIfThere(path.join(root, KUSTOMIZATION));
  if (text === undefined)
    return [{ kind: 'missing', functionName: undefined, file: KUSTOMIZATION, message: 'missing' }];
  const document = await readValue(text);
  const resources = isRecord(document) && Array.isArray(document['resources']) ? document['resources'] : [];
  const listed = new Set(resources.map((resource) => String(resource).replace(/^\.\//, '')));
  return Object.keys(answers.functions).flatMap((name) =>
    resourcesOf(answers, name)
      .filter((file) => !listed.has(file))
      .map((file) => ({
        kind: 'kustomization' as const,
        functionName: name,
        file: KUSTOMIZATION,
        message: `does not list ${file}`,
      })),
  );
}
