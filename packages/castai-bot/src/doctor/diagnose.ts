import { CliError, shell } from '@castai-bot/cli';
import { API_URLS } from '@castai-bot/scaffold';
import { findCastctlLogin } from '../castai/castctl-login.ts';
import { OF_THE_CLUSTER, parseApiUrl } from '../castai/parse-api-url.ts';
import { readTestConfig } from '../castai/test-config.ts';
import { connect, type Cluster } from '../cluster/connect.ts';
import { checkClusterId } from '../cluster/preflight/check-cluster-id.ts';
import { checkImages } from '../cluster/preflight/check-images.ts';
import { checkPullSecrets } from '../cluster/preflight/check-pull-secrets.ts';
import { checkAllRights } from '../cluster/preflight/check-rights.ts';
import { checkSecrets } from '../cluster/preflight/check-secret.ts';
import { checkValid } from '../cluster/preflight/check-valid.ts';
import { readAgentSettings, type AgentSettings } from '../cluster/read-agent-settings.ts';
import { readManifests } from '../cluster/read-manifests.ts';
import { failed, passed, warning, type Finding } from '../inspect/finding.ts';
import { checkArchitectures } from './checks/check-architectures.ts';
import { checkDependencies } from './checks/check-dependencies.ts';
import { checkDrift } from './checks/check-drift.ts';
import { checkEngine } from './checks/check-engine.ts';
import { checkEnvFiles } from './checks/check-env-files.ts';
import { checkFiles } from './checks/check-files.ts';
import { checkApiKey } from './checks/check-key.ts';
import { checkLocalSecrets } from './checks/check-local-secrets.ts';
import { checkKubectl } from './checks/check-kubectl.ts';
import { checkNode } from './checks/check-node.ts';
import { checkPackageManager } from './checks/check-package-manager.ts';
import { checkPlugAndPlay } from './checks/check-plug-and-play.ts';
import { checkRegion } from './checks/check-region.ts';
import { checkRegistry } from './checks/check-registry.ts';
import type { Checked, DoctorInput } from './doctor-input.ts';
import { openBotRegistry, type BotRegistry } from '../image/open-bot-registry.ts';

export interface DiagnoseOptions extends DoctorInput {
  /** `--context`. */
  readonly wanted: string | undefined;
}

/** Every check, those that can beside each other; one that cannot be made says so and stops no other. */
export async function diagnose(options: DiagnoseOptions): Promise<readonly Checked[]> {
  const { repo, context } = options;
  const opening = openBotRegistry(repo, context);
  // Whoever awaits it says what went wrong.
  opening.catch(() => {});
  const connecting = connect(repo, {
    wanted: options.wanted,
    command: shell`castai-bot doctor`,
    effects: context,
  });
  connecting.catch(() => {});
  const settings = connecting.then(({ kubectl }) => readAgentSettings(kubectl)).catch(() => NO_AGENT);
  const ofCluster = attempt('cluster', () => checkCluster(options, { connecting, opening }));
  const groups = await Promise.all([
    attempt('node', () => Promise.resolve(checkNode(process.versions.node))),
    attempt('package-manager', () => checkPackageManager(options)),
    attempt('dependencies', () => checkDependencies(options)),
    attempt('plug-and-play', () => checkPlugAndPlay(options)),
    attempt('env-files', () => checkEnvFiles(options)),
    attempt('files', () => checkFiles(options)),
    attempt('valid', () => checkManifests(options, ofCluster)),
    attempt('engine', () => checkEngine(options)),
    attempt('registry', () => checkRegistry(opening)),
    attempt('kubectl', () => checkKubectl(options)),
    ofCluster,
    attempt('key', () => checkCastAi(options, settings)),
  ]);
  return groups.flat();
}

/** What `validate` finds and no other check says: `files` has what is out of step, the cluster's `image` the digest. */
async function checkManifests(
  { repo, context }: DiagnoseOptions,
  ofCluster: Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const found = await checkValid(repo.root, context);
  const isImageSeen = (await ofCluster).some(({ check }) => check === 'image');
  return found.filter(({ check }) => check !== 'files' && !(isImageSeen && check === 'image'));
}

const NO_AGENT: AgentSettings = { settings: {}, source: undefined, problem: undefined };

/** A check that fails in a way it foresaw is a finding too. */
async function attempt(
  check: string,
  run: () => Promise<Checked | readonly Checked[]>,
): Promise<readonly Checked[]> {
  try {
    const found = await run();
    return 'check' in found ? [found] : found;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return [failed(check, error.message, error.hint)];
  }
}

interface Openings {
  readonly connecting: Promise<Cluster>;
  readonly opening: Promise<BotRegistry>;
}

async function checkCluster(
  input: DiagnoseOptions,
  { connecting, opening }: Openings,
): Promise<readonly Finding[]> {
  const cluster = await connecting;
  const { kubectl, context, namespace } = cluster;
  const reached = passed(
    'cluster',
    `Context ${JSON.stringify(context)} answers, namespace ${JSON.stringify(namespace)} is there`,
  );
  const manifests = await readManifests(input.repo, kubectl).catch(toCliError);
  const objects = manifests instanceof CliError ? [] : manifests.objects;
  const rights = await attempt('rights', () => checkAllRights(kubectl, objects));
  if (manifests instanceof CliError)
    return [reached, ...rights, failed('manifests', manifests.message, manifests.hint)];
  const { cronJobs } = manifests;
  const groups = await Promise.all([
    attempt('secret', () => checkSecrets(kubectl, cronJobs)),
    attempt('cluster-id', () => checkClusterId(kubectl, cronJobs)),
    attempt('pull-secret', () => checkPullSecrets(kubectl, cronJobs)),
    attempt('image', () => Promise.resolve(checkImages(cronJobs, { isTagAllowed: true }))),
    attempt('drift', () => checkDrift(kubectl, input.repo, manifests)),
    attempt('architectures', () => checkArchitectures(kubectl, manifests, opening)),
  ]);
  return [reached, ...rights, ...groups.flat()];
}

function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  throw error;
}

async function checkCastAi(
  { repo, context }: DiagnoseOptions,
  settings: Promise<AgentSettings>,
): Promise<readonly Finding[]> {
  const local = (await readTestConfig(repo.root)) ?? {};
  const agent = (await settings).settings;
  const { answers } = repo;
  const localRegion = local['API_REGION'];
  const region = checkRegion({ answers, localRegion, agentUrl: agent['API_URL'] });
  const localSecrets = checkLocalSecrets(answers, local);
  const ofRegion =
    Object.entries(API_URLS).find(([name]) => name === localRegion)?.[1] ?? API_URLS[answers.region];
  const text = local['API_URL'] || ofRegion || agent['API_URL'] || API_URLS.us;
  if (text === null || text === '')
    return [
      region,
      ...localSecrets,
      warning('key', 'Cannot tell where CAST AI is', 'Set API_URL in test_config.env'),
    ];
  const findings = await checkApiKey({
    key: local['API_KEY'],
    findCastctl: () => findCastctlLogin(context.env),
    clusterId: local['CLUSTER_ID'] || agent['CLUSTER_ID'],
    apiUrl: parseApiUrl(text, local['API_URL'] ? { allowedHost: local['ALLOW_API_HOST'] } : OF_THE_CLUSTER),
    userAgent: `castai-bot/${context.version}`,
    signal: context.signal,
    env: context.env,
    now: context.now,
  });
  return [region, ...localSecrets, ...findings];
}
