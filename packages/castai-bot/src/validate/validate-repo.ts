import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type CommandContext, shell, readBytes } from '@castai-bot/cli';
import { resourcesOf } from '@castai-bot/scaffold';
import { findCiProblem } from '../inspect/find-ci-problem.ts';
import { type BotAnswers, entryVariable, type EntryVariable } from '@castai-bot/scaffold';
import { configMapPath } from '../config/read-config-map.ts';
import { findDrift } from '../inspect/find-drift.ts';
import { listNextRuns, type NextRuns } from '../inspect/list-next-runs.ts';
import { findBadByte, readTextIfThere, withoutMark } from '../repo/read-text.ts';
import type { Repo } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { findBotCommand } from '../run/bot-command.ts';
import { adviseInstall } from '../repo/plug-and-play.ts';
import { listMissing } from '../run/list-missing.ts';
import { askBot } from './ask-bot.ts';
import { checkDeployable, type Manifest } from './check-deployable.ts';
import { checkManifest } from './check-manifest.ts';
import { getPath, getText, getValue } from './located/located.ts';
import { locateJson } from './located/locate-json.ts';
import { locateYaml } from './located/locate-yaml.ts';
import { reportConflicts } from './report-conflicts.ts';
import { START, type Problem, type Report } from './problem.ts';
import { readAnswers, type LocatedAnswers } from './read-answers.ts';
import type { LocatedConfig } from './rules/check-config-map.ts';
import { checkEntries } from './rules/check-entries.ts';
import { checkImageFiles } from './rules/check-image-files.ts';
import { checkKustomization } from './rules/check-kustomization.ts';
import { checkSecrets } from './rules/check-secrets.ts';

export interface Validation {
  /** By file and place. */
  readonly problems: readonly Problem[];
  /** How many files were read. */
  readonly files: number;
  /** When each function runs next; none while castai-bot.json has problems. */
  readonly schedules: readonly NextRuns[];
}

/** Bots that are started beside each other. */
const AT_ONCE = 4;
const RUNS = 5;
const LOCAL_CONFIG = 'src/function_config.json';

/** Checks all of a bot's repo and reports every problem at once. */
export async function validateRepo(root: string, context: CommandContext): Promise<Validation> {
  const problems: Problem[] = [];
  const reportIn =
    (file: string): Report =>
    (at, message, { level = 'error', fix, check } = {}) => {
      const known = { ...(fix === undefined ? {} : { fix }), ...(check === undefined ? {} : { check }) };
      problems.push({ file, ...at, level, message, ...known });
    };
  const located = await readAnswers(root, reportIn(ANSWERS_FILE));
  if (located === undefined) return { problems: sort(problems), files: 1, schedules: [] };
  const repo = { root, answers: located.answers };
  const manifests = await readManifests(root, reportIn);
  const configs = await checkManifests(repo, { manifests, now: context.now(), reportIn });
  // As of now: what deploy will say must not hide the next that it says of the same line.
  const errors = problems.filter(({ level }) => level === 'error');
  const hasError = (place?: { readonly file: string; readonly line: number }): boolean =>
    errors.some(({ file, line }) =>
      place ? file === place.file && line === place.line : file.startsWith(`${MANIFEST_FOLDER}/`),
    );
  await checkDeployable(repo, { manifests, reportIn, hasError, context });
  const local = await checkLocalConfig(root, reportIn(LOCAL_CONFIG));
  const all = local ? [...configs, local] : configs;
  await reportDrift(repo, { located, reportIn });
  const ciProblem = findCiProblem(root, repo.answers);
  if (ciProblem !== undefined)
    reportIn(ANSWERS_FILE)(START, ciProblem.message, {
      level: ciProblem.kind === 'unread' ? 'warning' : 'error',
    });
  await checkEntries(repo, reportIn);
  await checkImageFiles(repo, reportIn);
  if (repo.answers.flavor === 'typescript') problems.push(...(await askAboutConfigs(repo, all, context)));
  const schedules = await listNextRuns(repo.answers, { now: context.now(), runs: RUNS });
  return { problems: sort(problems), files: 1 + manifests.length + (local ? 1 : 0), schedules };
}

type ReportIn = (file: string) => Report;

async function readManifests(root: string, reportIn: ReportIn): Promise<readonly Manifest[]> {
  const folder = path.join(root, MANIFEST_FOLDER);
  const names = existsSync(folder) ? await readdir(folder) : [];
  return Promise.all(
    names
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map(async (name) => {
        const file = `k8s/${name}`;
        const bytes = await readBytes(path.join(root, file));
        const bad = findBadByte(bytes);
        if (bad !== undefined) reportIn(file)(bad, 'is not UTF-8');
        const text = bytes.toString();
        const isReadable = bad === undefined && !reportConflicts(text, reportIn(file));
        return { file, objects: isReadable ? locateYaml(text, reportIn(file)) : [] };
      }),
  );
}

interface ManifestsContext {
  readonly manifests: readonly Manifest[];
  readonly now: Date;
  readonly reportIn: ReportIn;
}

async function checkManifests(
  { root, answers }: Repo,
  { manifests, now, reportIn }: ManifestsContext,
): Promise<readonly LocatedConfig[]> {
  const objects = manifests.flatMap((manifest) => manifest.objects);
  const configMaps = objects
    .filter((object) => getText(getValue(object, 'kind')) === 'ConfigMap')
    .flatMap((object) => getText(getPath(object, ['metadata', 'name'])) ?? []);
  const names = manifests.map((manifest) => path.posix.basename(manifest.file));
  const entries = Object.keys(answers.functions);
  const wanted = [...new Set(entries.flatMap((name) => resourcesOf(answers, name)))];
  const hasFile = (name: string): boolean => existsSync(path.join(root, MANIFEST_FOLDER, name));
  const configs: LocatedConfig[] = [];
  for (const { file, object } of manifests.flatMap((one) =>
    one.objects.map((object) => ({ file: one.file, object })),
  )) {
    const report = reportIn(file);
    if (file === KUSTOMIZATION) {
      checkKustomization(object, {
        wanted,
        files: names,
        hasFile,
        report,
      });
      continue;
    }
    const config = await checkManifest(object, { answers, file, configMaps, now, report });
    if (config) configs.push(config);
  }
  return configs;
}

async function checkLocalConfig(root: string, report: Report): Promise<LocatedConfig | undefined> {
  const found = await readTextIfThere(path.join(root, LOCAL_CONFIG));
  const text = found === undefined ? undefined : withoutMark(found);
  if (text === undefined || reportConflicts(text, report)) return undefined;
  const located = locateJson(text, { report });
  if (located === undefined) return undefined;
  checkSecrets(located, report);
  return { file: LOCAL_CONFIG, text, located };
}

/** What is missing, and what the list of functions exports; the rest is reported where it is written. */
async function reportDrift(
  repo: Repo,
  { located, reportIn }: { readonly located: LocatedAnswers; readonly reportIn: ReportIn },
): Promise<void> {
  for (const { kind, functionName, file, message } of await findDrift(repo)) {
    if (kind === 'missing' || kind === 'left-out') {
      const at = functionName === undefined ? START : located.placeOf(functionName);
      const level = kind === 'missing' ? 'error' : 'warning';
      reportIn(ANSWERS_FILE)(at, `${functionName ?? repo.answers.name}: ${file} is missing`, {
        level,
        check: 'files',
        ...(kind === 'missing' ? {} : { fix: shell`castai-bot leave-out ${file}` }),
      });
    }
    const level = functionName === undefined ? 'warning' : 'error';
    if (kind === 'export') reportIn(file)(START, message, { level, check: 'files' });
  }
}

async function askAboutConfigs(
  { root, answers }: Repo,
  configs: readonly LocatedConfig[],
  context: CommandContext,
): Promise<readonly Problem[]> {
  if (!existsSync(path.join(root, 'src/main.ts'))) {
    return [{ file: 'src/main.ts', ...START, level: 'error', message: 'missing' }];
  }
  const missing = await listMissing(root);
  if (missing.length > 0) {
    const { why, fix } = adviseInstall(root, answers);
    const message = `${missing.join(', ')} not installed, so no config could be checked${why}`;
    return [{ file: 'package.json', ...START, level: 'error', message, fix }];
  }
  const command = await findBotCommand(root, answers, '');
  const answered: Problem[] = [];
  for (let next = 0; next < configs.length; next += AT_ONCE) {
    const some = configs.slice(next, next + AT_ONCE);
    answered.push(
      ...(
        await Promise.all(
          some.map((config) => askBot({ root, command, config, entry: entryOf(config, answers), context })),
        )
      ).flat(),
    );
  }
  const seen = new Set<string>();
  return answered.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}

/** The entry of castai-bot.json whose ConfigMap a config is from. */
function entryOf({ file }: LocatedConfig, answers: BotAnswers): EntryVariable | undefined {
  const name = Object.keys(answers.functions).find((one) => configMapPath(one) === file);
  return name === undefined ? undefined : entryVariable(answers, name);
}

function sort(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      a.message.localeCompare(b.message),
  );
}
