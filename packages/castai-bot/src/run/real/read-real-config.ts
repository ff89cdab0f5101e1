import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, shell, usageError } from '@castai-bot/cli';
import { copyTemplateCommand, readTestConfig, TEST_CONFIG } from '../../castai/test-config.ts';
import { listStrayLines } from '../../config/list-stray-lines.ts';
import { readTextIfThere } from '../../repo/read-text.ts';
import type { Environment } from '../../process/bot-env.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { findApiOrigin } from './api-origin.ts';
import { chooseVariables } from './choose-variables.ts';
import { listSecrets } from './list-secrets.ts';
import { noteNetwork } from './note-network.ts';

/** Said by the command line alone. */
const DECIDED_HERE = [
  'DRY_RUN',
  'BOT_CONFIG',
  'BOT_DESCRIBE',
  'BOT_ENTRY',
  'BOT_JOB_NAME',
  'BOT_NOTIFY_TEST',
  'BOT_SIMULATED',
  'BOT_TICK',
  'BOT_STATE_TOKEN',
  'BOT_STATE_URL',
  'PLAN_FILE',
  'TERMINATION_LOG',
];
/** These become what the command passes on under one name. */
const RESOLVED_HERE = ['API_KEY', 'API_KEY_FILE', 'API_URL', 'API_REGION', 'ALLOW_API_HOST'];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Against what, and as whom, a bot runs from here. */
export interface RealConfig {
  readonly origin: URL;
  readonly apiKey: string;
  readonly clusterId: string | undefined;
  readonly organizationId: string | undefined;
  /** Every other variable of the file. */
  readonly variables: Readonly<Record<string, string>>;
  /** What must not be seen. */
  readonly secrets: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Reads `test_config.env`; of the shell only what the file leaves open.
 * @throws CliError USAGE with what to type, ENV_FILE, NO_KEY
 */
export async function readRealConfig({ root, answers }: Repo, ownEnv: Environment): Promise<RealConfig> {
  const file = await readTestConfig(root);
  if (file === undefined) throw noTestConfig();
  const refused = DECIDED_HERE.filter((name) => name in file);
  if (refused.length > 0) {
    throw usageError(
      `Cannot take ${refused.join(', ')} from ${TEST_CONFIG}: castai-bot run decides that`,
      'castai-bot run --help',
    );
  }
  const { variables, notes } = chooseVariables(file, { shell: ownEnv, shown: TEST_CONFIG });
  const apiKey = await readKey(root, variables);
  return {
    origin: findApiOrigin(variables, answers.region),
    apiKey,
    clusterId: variables['CLUSTER_ID'],
    organizationId: variables['ORGANIZATION_ID'],
    variables: Object.fromEntries(
      Object.entries(variables).filter(([name]) => !RESOLVED_HERE.includes(name)),
    ),
    secrets: [apiKey, ...listSecrets(variables, answers)],
    notes: [
      ...notes,
      ...(await noteStrayLines(root)),
      ...noteClusterId(variables['CLUSTER_ID']),
      ...noteNetwork(file, { shell: ownEnv, shown: TEST_CONFIG }),
    ],
  };
}

async function noteStrayLines(root: string): Promise<readonly string[]> {
  const text = (await readTextIfThere(path.join(root, TEST_CONFIG))) ?? '';
  return listStrayLines(text).map((line) => `${TEST_CONFIG}:${line}: not used, wanted NAME=value`);
}

/** A name in the place of an id is answered with a bare 404. */
function noteClusterId(clusterId: string | undefined): readonly string[] {
  if (clusterId === undefined || UUID.test(clusterId)) return [];
  return [
    `CLUSTER_ID: ${JSON.stringify(clusterId)} does not look like an id: wanted the cluster's id, not its name`,
  ];
}

function noTestConfig(): CliError {
  return usageError(
    `Cannot run against CAST AI: ${TEST_CONFIG} is missing, wanted CLUSTER_ID and API_KEY in it`,
    shell`${{ line: copyTemplateCommand(TEST_CONFIG) }}   (or without an account: castai-bot run --simulate)`,
  );
}

async function readKey(root: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const { API_KEY: inline, API_KEY_FILE: file } = variables;
  if (inline !== undefined && file !== undefined) {
    throw usageError('Cannot choose an API key: found API_KEY and API_KEY_FILE, wanted one of them');
  }
  if (inline !== undefined) return inline;
  if (file === undefined) {
    throw usageError(
      `Cannot run against CAST AI: API_KEY is empty, wanted one in ${TEST_CONFIG}`,
      'castai-bot run --simulate needs none',
    );
  }
  try {
    return (await readFile(path.resolve(root, file), 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('NO_KEY', `Cannot read API_KEY_FILE: ${why}`, { cause });
  }
}
