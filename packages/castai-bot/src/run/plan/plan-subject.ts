import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { toOneLine } from '@castai-bot/cli';
import type { NamedValue } from '@castai-bot/scaffold';
import { listNamed } from '../../config/function-config.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { Scrubber } from '../../scrub/scrubber.ts';
import type { PreparedRun } from '../prepare-run.ts';
import type { RealConfig } from '../real/read-real-config.ts';

/** Which run a plan is of. What is secret or personal is left out of the inputs, and so is not compared. */
export interface PlanSubject {
  readonly bot: string;
  readonly function: string;
  /** Origin. */
  readonly api: string;
  readonly clusterId: string | null;
  readonly organizationId: string | null;
  /** Version. */
  readonly castaiBot: string;
  /** Digest of the bot's code and of its package.json. */
  readonly source: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Those of the function's config. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface SubjectOptions {
  readonly repo: Repo;
  readonly prepared: Pick<PreparedRun, 'functionName' | 'config'>;
  readonly config: Pick<RealConfig, 'origin' | 'clusterId' | 'organizationId' | 'secrets'>;
  /** castai-bot's own. */
  readonly version: string;
}

/** Tests, and what `validate` writes, change nothing of a run. */
const NOT_CODE = /\.test\.[^/]*$|^src\/function_config\.json$/;

const LONGEST_SHOWN = 80;

/** Says which run this is. */
export async function describeSubject({
  repo,
  prepared,
  config,
  version,
}: SubjectOptions): Promise<PlanSubject> {
  const { document } = prepared.config;
  const scrubber = new Scrubber({ keeps: 'ids', secrets: config.secrets });
  return {
    bot: repo.answers.name,
    function: prepared.functionName,
    api: config.origin.origin,
    clusterId: config.clusterId ?? null,
    organizationId: config.organizationId ?? null,
    castaiBot: version,
    source: await digestSource(repo.root),
    inputs: toRecord(listNamed(document, 'inputs'), scrubber),
    variables: toRecord(listNamed(document, 'env_variables'), scrubber),
  };
}

function toRecord(list: readonly NamedValue[], scrubber: Scrubber): Readonly<Record<string, unknown>> {
  const entries = list.map(({ name, value }) => [name, value] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
  return scrubber.json(Object.fromEntries(entries)) as Readonly<Record<string, unknown>>;
}

async function digestSource(root: string): Promise<string> {
  const entries = await readdir(path.join(root, 'src'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !NOT_CODE.test(file));
  const hash = createHash('sha256');
  for (const file of [...files, 'package.json'].toSorted()) {
    const bytes = await readFile(path.join(root, file)).catch(() => undefined);
    hash.update(JSON.stringify([file, bytes?.toString('base64') ?? null]));
  }
  return hash.digest('hex');
}

/** How the run of a plan differs from another, in words; nothing where it is the same. */
export function listDifferences(plan: PlanSubject, now: PlanSubject): readonly string[] {
  return [
    ...compare('bot', plan.bot, now.bot),
    ...compare('function', plan.function, now.function),
    ...compare('API_URL', plan.api, now.api),
    ...compare('CLUSTER_ID', plan.clusterId, now.clusterId),
    ...compare('ORGANIZATION_ID', plan.organizationId, now.organizationId),
    ...compare('version of castai-bot', plan.castaiBot, now.castaiBot),
    ...(plan.source === now.source ? [] : ['src/ or package.json: changed since the plan was made']),
    ...listNames(plan.inputs, now.inputs).flatMap((name) =>
      compare(`input ${toOneLine(name)}`, read(plan.inputs, name), read(now.inputs, name)),
    ),
    ...listNames(plan.variables, now.variables).flatMap((name) =>
      compare(`variable ${toOneLine(name)}`, read(plan.variables, name), read(now.variables, name)),
    ),
  ];
}

function compare(what: string, then: unknown, here: unknown): readonly string[] {
  return isDeepStrictEqual(then, here) ? [] : [`${what}: ${quote(then)} in the plan, ${quote(here)} here`];
}

function quote(value: unknown): string {
  return toOneLine(JSON.stringify(value)).slice(0, LONGEST_SHOWN);
}

function listNames(...records: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return [...new Set(records.flatMap(Object.keys))];
}

function read(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : null;
}
