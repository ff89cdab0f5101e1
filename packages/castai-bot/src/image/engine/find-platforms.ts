import { readJson } from '@castai-bot/cli';
import type { RunProgram } from './engine.ts';

export interface FoundPlatforms {
  /** Sorted, at least one, like `linux/arm64`. */
  readonly platforms: readonly string[];
  /** Where they are from, for people. */
  readonly reason: string;
}

const DEFAULT_PLATFORM = 'linux/amd64';
const KUBECTL_TIMEOUT_MS = 5000;
const PLATFORM = /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/;

/** The problem with a `--platform`, in words. */
export function checkPlatforms(text: string): string | undefined {
  return splitPlatforms([text]).every((one) => PLATFORM.test(one)) && text !== ''
    ? undefined
    : 'Wanted platforms like linux/amd64 or linux/amd64,linux/arm64';
}

/** `--platform a,b --platform c`: each once, sorted, since the order of a list is part of its digest. */
export function splitPlatforms(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.split(',')).map((one) => one.trim()))].toSorted();
}

/**
 * What the nodes of a cluster run, where kubectl can say so soon; else linux/amd64.
 * @param deployedTo the context the bot was first deployed with; where kubectl has none of that name, its current one counts
 */
export async function findPlatforms(
  run: RunProgram,
  deployedTo: string | undefined,
): Promise<FoundPlatforms> {
  const limits = { timeoutMs: KUBECTL_TIMEOUT_MS };
  const [current, known] = await Promise.all([
    run({ program: 'kubectl', args: ['config', 'current-context'] }, limits),
    deployedTo === undefined
      ? undefined
      : run({ program: 'kubectl', args: ['config', 'get-contexts', '--output=name'] }, limits),
  ]);
  if (current.isMissing) return toDefault('kubectl is not installed');
  const isKnown = deployedTo !== undefined && known?.stdout.split(/\r?\n/).includes(deployedTo);
  const context = isKnown ? deployedTo : current.exitCode === 0 ? current.stdout.trim() : '';
  if (context === '') return toDefault('kubectl has no current context');
  const nodes = await run(
    {
      program: 'kubectl',
      args: [`--context=${context}`, 'get', 'nodes', '--request-timeout=4s', '--output=json'],
    },
    limits,
  );
  const platforms = nodes.exitCode === 0 ? readPlatforms(nodes.stdout) : [];
  if (platforms.length === 0)
    return toDefault(`the nodes of context ${JSON.stringify(context)} are not to be seen`);
  return { platforms, reason: `what the nodes of context ${JSON.stringify(context)} run` };
}

interface NodeList {
  readonly items?: readonly {
    readonly status?: {
      readonly nodeInfo?: { readonly operatingSystem?: string; readonly architecture?: string };
    };
  }[];
}

function readPlatforms(text: string): readonly string[] {
  const { items = [] } = (readJson(text) ?? {}) as NodeList;
  const platforms = items.map(
    ({ status }) => `${status?.nodeInfo?.operatingSystem}/${status?.nodeInfo?.architecture}`,
  );
  // The image is made for Linux; a Windows node does not run it.
  return splitPlatforms(platforms).filter((one) => one.startsWith('linux/') && PLATFORM.test(one));
}

function toDefault(why: string): FoundPlatforms {
  return { platforms: [DEFAULT_PLATFORM], reason: `the default: ${why}` };
}
