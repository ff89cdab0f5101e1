import { CliError, isRecord, shell } from '@castai-bot/cli';
import { askCastAi, type AskOptions } from '../../castai/ask-cast-ai.ts';
import type { CastctlLogin } from '../../castai/castctl-login.ts';
import { checkKey } from '../../castai/check-key.ts';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';

/** As the bot takes them. */
const LATE_MS = 60_000;

export interface KeyFacts extends Omit<AskOptions, 'path' | 'key'> {
  /** From test_config.env; undefined where it has none. */
  readonly key: string | undefined;
  /** From test_config.env, else from the cluster's agent. */
  readonly clusterId: string | undefined;
  /** Looked for where test_config.env has no key. */
  readonly findCastctl: () => Promise<CastctlLogin | undefined>;
  readonly now: () => Date;
}

const KEY_FIX = 'Set API_KEY in test_config.env';

/** Whether CAST AI takes the key, by what clock it answers, and how the cluster does there. */
export async function checkApiKey(facts: KeyFacts): Promise<readonly Finding[]> {
  const { key, now, findCastctl, ...rest } = facts;
  if (key === undefined || key === '') return [noKey(await findCastctl())];
  try {
    const before = now().getTime();
    const { owner, date } = await checkKey({ ...rest, key });
    const whose = owner === null ? '' : ` of ${owner}`;
    return [
      passed('key', `${facts.apiUrl.host} takes the key${whose} in test_config.env`),
      ...(date ? [checkClock(date.getTime() - (before + now().getTime()) / 2)] : []),
      await checkCastAiCluster({ ...rest, key }, facts.clusterId),
    ];
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    if (error.code === 'KEY_REFUSED') return [failed('key', error.message, KEY_FIX)];
    return [warning('key', error.message, shell`curl --head ${facts.apiUrl.origin}`)];
  }
}

/** That castctl is logged in is said; its key stays where it is until somebody says yes. */
function noKey(login: CastctlLogin | undefined): Finding {
  const missing = 'There is no API_KEY in test_config.env: whether CAST AI takes one is not checked';
  if (login === undefined) return warning('key', missing, KEY_FIX);
  if (login.key === undefined) {
    const words = `${missing}; castctl is logged in here, but ${login.file} has no API key that could be taken`;
    return warning(
      'key',
      words,
      'Create an API key at https://console.cast.ai, then set it in test_config.env',
    );
  }
  return warning(
    'key',
    `${missing}; castctl's login in ${login.file} has one`,
    'castai-bot doctor at a terminal asks whether to copy it to test_config.env',
  );
}

function checkClock(skewMs: number): Finding {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) < LATE_MS) return passed('clock', 'The clock of this machine is right');
  return warning(
    'clock',
    `The clock of this machine is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead'}`,
    'Set the clock: timedatectl set-ntp true',
  );
}

async function checkCastAiCluster(
  options: Omit<AskOptions, 'path'>,
  clusterId: string | undefined,
): Promise<Finding> {
  if (clusterId === undefined || clusterId === '') {
    return warning(
      'castai-cluster',
      'There is no CLUSTER_ID in test_config.env, nor one of an agent',
      'Set CLUSTER_ID in test_config.env',
    );
  }
  const path = `/v1/kubernetes/external-clusters/${encodeURIComponent(clusterId)}`;
  const { status, body } = await askCastAi({ ...options, path });
  if (status === 403)
    return failed('castai-cluster', `The key may not read the cluster ${clusterId} (403)`, KEY_FIX);
  if (status === 404) {
    return failed(
      'castai-cluster',
      `CAST AI knows no cluster ${clusterId} (404)`,
      'Correct CLUSTER_ID in test_config.env',
    );
  }
  if (status !== 200 || !isRecord(body))
    return warning(
      'castai-cluster',
      `CAST AI answers ${status} for the cluster ${clusterId}`,
      'Try again later: castai-bot doctor',
    );
  const { name, status: state, agentStatus } = body;
  const text = `The cluster ${String(name)} is ${String(state)} at CAST AI, its agent ${String(agentStatus)}`;
  const isWell = state === 'ready' && agentStatus === 'online';
  return isWell ? passed('castai-cluster', text) : warning('castai-cluster', text, 'https://console.cast.ai');
}
