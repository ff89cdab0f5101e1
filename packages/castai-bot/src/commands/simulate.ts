import { platform } from 'node:os';
import { describeSeen } from '@castai-bot/api/count-seen';
import { type Command, defineCommand, exitCodes, toOneLine } from '@castai-bot/cli';
import type { RecordedRequest } from '@castai-bot/simulator';
import { keepAuthority } from '../run/keep-authority.ts';
import { openInBrowser } from '../process/open-in-browser.ts';
import { pageFlags } from '../process/page-flags.ts';
import { startWorld, worldFlags } from '../run/start-world.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    ...pageFlags,
    open: { kind: 'boolean', summary: 'open its page, the explorer, in a browser' },
    tls: { kind: 'boolean', summary: 'https, with a certificate for localhost and 127.0.0.1' },
    ...worldFlags,
    connectRegistered: {
      kind: 'boolean',
      summary: 'an agent connects to clusters that are registered: they get nodes and workloads',
    },
    childOrganizations: {
      kind: 'integer',
      summary: 'makes the key that of an enterprise with so many, each with clusters of its own',
      placeholder: 'n',
    },
  },
  examples: [
    'castai-bot simulate',
    'castai-bot simulate --open',
    'castai-bot simulate --port 8080 --seed 7 --workloads 300',
    'castai-bot simulate --tls',
    "castai-bot simulate --fault 'status=503,rate=0.1' --fault rateLimit=5 --save-requests requests.jsonl",
  ],
  details:
    'Prints its URL, an API key and the clusters, then one line a request: bots, curl and other clients can use it. ' +
    'The first line is the URL of its explorer, a page that shows clusters, requests as they arrive and what changed, and moves ' +
    'time, adds faults and edits objects. Keep that URL to yourself: who has it can open the page. ' +
    'A request to a host name that is not an IP address, localhost, a name without a dot or that of a container engine is ' +
    'refused, unless --allow-host names it. ' +
    'With --tls it prints the certificate of the authority to trust, and the line that does: clients that insist on https, ' +
    "such as Terraform's provider, take it then; the file goes when the simulator ends. " +
    'Ctrl-C (or SIGTERM) ends it, exit code 0: a server that was told to stop has done its work.',
  touches: {
    runs: ['a browser'],
    reads: ['castai-bot.json', 'package.json', 'files that flags name'],
    writes: ['a temporary folder', 'files that flags name'],
    sends: [],
  },
  handler: async ({ flags }, { cwd, env, line, note, signal }) => {
    const { simulator, end } = await startWorld(flags, {
      cwd,
      childOrganizations: flags.childOrganizations,
      connectsRegistered: flags.connectRegistered,
      port: flags.port ?? 0,
      tls: flags.tls,
      allowedHosts: flags.allowHost,
      onRequest: createDescriber(line),
    });
    const { url, explorerUrl, apiKey, organizationId, clusterIds, seen } = simulator;
    const childOrganizationIds = flags.childOrganizations
      ? simulator.world.organizations.slice(1).map(({ organization }) => organization.id)
      : [];
    const { authority } = simulator;
    const kept = authority === undefined ? undefined : await keepAuthority(authority, platform());
    const tls = kept === undefined ? null : { caFile: kept.file, trustCommand: kept.trustCommand };
    return {
      data: {
        url,
        explorerUrl,
        tls,
        apiKey,
        organizationId,
        childOrganizationIds,
        clusterIds,
        operations: seen,
      },
      afterwards: async () => {
        if (flags.open) await openInBrowser(explorerUrl, { env, platform: platform(), note });
        await untilAborted(signal);
        await kept?.remove();
        await end();
        return exitCodes.done;
      },
    };
  },
  render: (
    { url, explorerUrl, tls, apiKey, organizationId, childOrganizationIds, clusterIds, operations },
    view,
  ) =>
    [
      ['# explorer: ', explorerUrl],
      ['# ', describeSeen(operations)],
      ['API_URL=', url],
      ...(tls === null
        ? []
        : [
            ['CA_FILE=', tls.caFile],
            ['# to trust it: ', tls.trustCommand],
          ]),
      ['API_KEY=', apiKey],
      ['ORGANIZATION_ID=', organizationId],
      ...childOrganizationIds.map((id) => ['CHILD_ORGANIZATION_ID=', id]),
      // Of an env file the last line would win: the others are for a person to choose from.
      ...clusterIds.map((id, index) => [index === 0 ? 'CLUSTER_ID=' : '# CLUSTER_ID=', id]),
    ]
      .map(([name = '', value]) => `${view.style('dim', name)}${value}`)
      .join('\n'),
});

/** Tells of each request, and of each field that the API does not know once. */
function createDescriber(line: (text: string) => void): (request: RecordedRequest) => void {
  const named = new Set<string>();
  return (request) => {
    line(describeRequest(request));
    const news = request.unknownFields.filter((field) => !named.has(`${request.operation} ${field}`));
    for (const field of news) named.add(`${request.operation} ${field}`);
    if (news.length > 0) line(`  fields the API does not know: ${toOneLine(news.join(', '))}`);
  };
}

/** One line: when, what was answered (`---` for nothing), what was asked, and the faults it met. */
function describeRequest({ at, method, path, query, status, faults }: RecordedRequest): string {
  const search = Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((text) => `${name}=${text}`))
    .join('&');
  const asked = toOneLine(search === '' ? path : `${path}?${search}`);
  const met = faults.length === 0 ? '' : ` (${faults.join(', ')})`;
  return `${at} ${status === 0 ? '---' : status} ${method} ${asked}${met}`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
