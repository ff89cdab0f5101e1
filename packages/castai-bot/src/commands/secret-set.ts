import {
  askConfirm,
  type Command,
  type CommandContext,
  defineCommand,
  shell,
  usageError,
} from '@castai-bot/cli';
import { checkSecretVariable, secretsName, settingsOf } from '@castai-bot/scaffold';
import { clusterFlags, connect } from '../cluster/connect.ts';
import type { Kubectl } from '../cluster/kubectl.ts';
import type { SecretPlace } from '../cluster/secret/write-secret.ts';
import { needRights } from '../cluster/rights/ask-rights.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {
    name: {
      summary: 'a secret besides the API key, as castai-bot.json names it in "secrets"; none: the key',
    },
  },
  flags: {
    ...clusterFlags,
    yes: { kind: 'boolean', summary: 'replace what somebody else wrote, without asking' },
    apiUrl: {
      kind: 'string',
      summary: "of the key: CAST AI's API; else the bot's region",
      placeholder: 'url',
    },
    check: {
      kind: 'boolean',
      summary: 'of the key: do not ask CAST AI whether it takes it',
      isDefaultTrue: true,
    },
    dryRun: { kind: 'boolean', summary: 'check the key and the cluster, write nothing' },
  },
  examples: [
    'castai-bot secret set',
    'castai-bot secret set --yes < key.txt',
    'castai-bot secret set SLACK_URL < url.txt',
  ],
  details:
    'Takes the API key from stdin, or asks for it unseen, checks it with CAST AI, and writes it into the Secret that ' +
    'castai-bot.json names. With a name, a secret of that name goes into the Secret <bot>-secrets, for the entries ' +
    'that have it in "secrets". No secret is ever an argument, nor in a file or in what is printed.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['CAST AI (with the key)', 'the cluster (with the key)'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const { KEY_NAME, readPresentSecret, writeSecret } = await import('../cluster/secret/write-secret.ts');
    const place = findPlace(args.name ?? KEY_NAME, repo);
    const isKey = place.key === KEY_NAME;
    const command = isKey ? shell`castai-bot secret set` : shell`castai-bot secret set ${place.key}`;
    const { kubectl, ...cluster } = await connect(repo, { wanted: flags.context, command, effects: context });
    await needRights(kubectl, 'secret set');
    const present = await readPresentSecret(kubectl, place);
    const value = await readSecret(place.key, { isKey, context });
    const isAsked = isKey && flags.check;
    const owner = isAsked ? await askOwner(value, { kubectl, repo, apiUrl: flags.apiUrl, context }) : null;
    const isKnown = present !== undefined && present !== 'unknown';
    const isForeign = isKnown && present.hasKey && !present.isOurs;
    if (isForeign && !flags.dryRun) {
      context.note(
        `The Secret ${JSON.stringify(place.name)} has the key ${place.key}, which castai-bot did not write: others may use it`,
      );
      await askConfirm({ question: 'Replace it?', isYes: flags.yes, command, context });
    }
    await writeSecret(kubectl, {
      place,
      value,
      type: isKnown ? present.type : undefined,
      isForced: isForeign || flags.yes,
      isDryRun: flags.dryRun,
    });
    const users = isKey ? Object.keys(repo.answers.functions) : listUsers(repo, place.key);
    const { context: name, namespace } = cluster;
    return {
      data: {
        secret: place.name,
        key: place.key,
        context: name,
        namespace,
        owner,
        isReplaced: isKnown && present.hasKey,
        isDryRun: flags.dryRun,
        users,
      },
    };
  },
  render: ({ secret, key, context, namespace, owner, isReplaced, isDryRun, users }, view) => {
    const whose = owner === null ? '' : ` (the key of ${owner})`;
    const did = isDryRun ? 'Would write' : isReplaced ? 'Replaced' : 'Wrote';
    const line = `${view.style('green', did)} ${key} in the Secret ${secret}${whose}: context ${context}, namespace ${namespace}`;
    if (users.length > 0) return line;
    return `${line}\nNo entry has it yet: name it in "secrets" of castai-bot.json, then castai-bot update and castai-bot deploy`;
  },
});

/** Which key of which Secret has a secret. @throws CliError USAGE for a name that no secret can have */
function findPlace(name: string, { answers }: Repo): SecretPlace {
  if (name === 'API_KEY') return { name: answers.apiKeySecret, key: name };
  const problem = checkSecretVariable(name);
  if (problem !== undefined) {
    throw usageError(
      `Cannot set the secret ${JSON.stringify(name)}: ${problem}`,
      'castai-bot secret set SLACK_URL',
    );
  }
  return { name: secretsName(answers), key: name };
}

async function readSecret(
  name: string,
  { isKey, context }: { readonly isKey: boolean; readonly context: CommandContext },
): Promise<string> {
  if (isKey) return (await import('../cluster/secret/read-key.ts')).readKey(context);
  return (await import('../cluster/secret/read-value.ts')).readValue(name, context);
}

/** The entries whose pods get a secret. */
function listUsers({ answers }: Repo, name: string): readonly string[] {
  return Object.keys(answers.functions).filter((entry) => settingsOf(answers, entry).secrets?.includes(name));
}

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
