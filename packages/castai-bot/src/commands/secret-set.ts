import { askConfirm, type Command, type CommandContext, defineCommand, shell } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import type { Kubectl } from '../cluster/kubectl.ts';
import { needRights } from '../cluster/rights/ask-rights.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    ...clusterFlags,
    yes: { kind: 'boolean', summary: 'replace a key that somebody else wrote, without asking' },
    apiUrl: { kind: 'string', summary: "CAST AI's API; else the bot's region", placeholder: 'url' },
    check: { kind: 'boolean', summary: 'do not ask CAST AI whether it takes the key', isDefaultTrue: true },
    dryRun: { kind: 'boolean', summary: 'check the key and the cluster, write nothing' },
  },
  examples: ['castai-bot secret set', 'castai-bot secret set --yes < key.txt'],
  details:
    'Takes the API key from stdin, or asks for it unseen, checks it with CAST AI, and writes it into the Secret that ' +
    'castai-bot.json names. The key is never an argument, nor in a file or in what is printed.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['CAST AI (with the key)', 'the cluster (with the key)'],
  },
  handler: async ({ flags }, context) => {
    const repo = await findRepo(context);
    const command = shell`castai-bot secret set`;
    const { kubectl, ...cluster } = await connect(repo, { wanted: flags.context, command, effects: context });
    const { readKey } = await import('../cluster/secret/read-key.ts');
    const { KEY_NAME, readPresentSecret, writeSecret } = await import('../cluster/secret/write-secret.ts');
    await needRights(kubectl, 'secret set');
    const secret = repo.answers.apiKeySecret;
    const present = await readPresentSecret(kubectl, secret);
    const key = await readKey(context);
    const owner = flags.check ? await askOwner(key, { kubectl, repo, apiUrl: flags.apiUrl, context }) : null;
    const isKnown = present !== undefined && present !== 'unknown';
    const isForeign = isKnown && present.hasKey && !present.isOurs;
    if (isForeign && !flags.dryRun) {
      context.note(
        `The Secret ${JSON.stringify(secret)} has an ${KEY_NAME} that castai-bot did not write: others may use it`,
      );
      await askConfirm({ question: 'Replace it?', isYes: flags.yes, command, context });
    }
    await writeSecret(kubectl, {
      name: secret,
      key,
      type: isKnown ? present.type : undefined,
      isForced: isForeign || flags.yes,
      isDryRun: flags.dryRun,
    });
    const { context: name, namespace } = cluster;
    return {
      data: {
        secret,
        key: KEY_NAME,
        context: name,
        namespace,
        owner,
        isReplaced: isKnown && present.hasKey,
        isDryRun: flags.dryRun,
      },
    };
  },
  render: ({ secret, key, context, namespace, owner, isReplaced, isDryRun }, view) => {
    const whose = owner === null ? '' : ` (the key of ${owner})`;
    const did = isDryRun ? 'Would write' : isReplaced ? 'Replaced' : 'Wrote';
    return `${view.style('green', did)} ${key} in the Secret ${secret}${whose}: context ${context}, namespace ${namespace}`;
  },
});

interface AskOwnerOptions {
  readonly kubectl: Kubectl;
  readonly repo: Repo;
  readonly apiUrl: string | undefined;
  readonly context: Pick<CommandContext, 'env' | 'signal' | 'version'>;
}

async function askOwner(
  key: string,
  { kubectl, repo, apiUrl, context }: AskOwnerOptions,
): Promise<string | null> {
  const { checkKey } = await import('../castai/check-key.ts');
  const { findApiUrl } = await import('../cluster/secret/find-api-url.ts');
  const { env, signal, version } = context;
  const url = await findApiUrl(kubectl, { answers: repo.answers, wanted: apiUrl });
  const { owner } = await checkKey({ key, apiUrl: url, userAgent: `castai-bot/${version}`, signal, env });
  return owner;
}
