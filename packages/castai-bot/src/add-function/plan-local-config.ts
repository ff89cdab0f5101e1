import path from 'node:path';
import { isRecord, readJson } from '@castai-bot/cli';
import { type BotAnswers, functionConfig } from '@castai-bot/scaffold';
import { readConfigMapText } from '../config/read-config-map.ts';
import { editJson, omit } from '../edit-repo/edit-json.ts';
import type { RepoEdit } from '../edit-repo/repo-change.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { readTextIfThere } from '../repo/read-text.ts';

const LOCAL_CONFIG = 'src/function_config.json';

/**
 * The config of a start from source, where it is that of a function that goes: that of the first which stays, as its
 * ConfigMap has it. Undefined where it names another, or cannot be read, which `validate` says.
 */
export async function planLocalConfig(
  root: string,
  name: string,
  after: BotAnswers,
): Promise<RepoEdit | undefined> {
  const before = await readTextIfThere(path.join(root, LOCAL_CONFIG));
  const local = before === undefined ? undefined : readJson(before);
  const envelope = isRecord(local) ? local['function'] : undefined;
  const named = isRecord(envelope) ? envelope['function_name'] : undefined;
  const [next] = Object.keys(after.functions);
  const isNamed = typeof named === 'string' && toCanonicalName(named) === name;
  if (before === undefined || !isNamed || next === undefined) return undefined;
  const config = await readConfig(root, next, after);
  const edited = editJson(before, (document) => ({
    // The schema of the function that goes.
    ...omit(document, '$schema'),
    ...config,
  }));
  return { kind: 'edit', path: LOCAL_CONFIG, before, after: edited };
}

async function readConfig(
  root: string,
  name: string,
  { functions }: BotAnswers,
): Promise<Readonly<Record<string, unknown>>> {
  const config = readJson((await readConfigMapText(root, name)) ?? '');
  const found = functions[name];
  const template = found && 'template' in found ? found.template : undefined;
  return isRecord(config) ? config : { ...functionConfig(name, template) };
}
