import {
  asLine,
  type Command,
  defineCommand,
  exitCodes,
  type Style,
  toOneLine,
  type View,
  wrapProse,
} from '@castai-bot/cli';
import { clusterFlags } from '../cluster/connect.ts';
import type { Finding } from '../inspect/finding.ts';
import { askAboutDeleted } from '../left-out/ask-about-deleted.ts';
import { findRepo } from '../repo/find-repo.ts';

const STYLES: Readonly<Record<Finding['verdict'], Style>> = {
  PASSED: 'green',
  WARNING: 'yellow',
  FAILED: 'red',
};
const VERDICT_WIDTH = 'WARNING'.length;

export const command: Command = defineCommand({
  args: {},
  flags: {
    ...clusterFlags,
    fix: { kind: 'boolean', summary: 'mend what can be mended without changing what you wrote' },
  },
  examples: ['castai-bot doctor', 'castai-bot doctor --fix', 'castai-bot doctor --json'],
  details:
    'Checks this machine, the files, the registry, the cluster and the API key, and says what mends what is wrong. ' +
    'Changes nothing without --fix, or a yes: at a terminal it asks about generated files that were deleted, and whether ' +
    'the API key of a castctl login is to be copied to test_config.env where that has none. Exit code 1 when something FAILED.',
  touches: {
    runs: ['the bot', 'git', 'kubectl', 'a container engine', 'the package manager'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/cluster.json',
      'k8s/',
      'src/',
      'Dockerfile',
      'test_config.env',
      'secrets.env',
      "the engine's logins",
      '~/.config/castctl/config.yaml',
    ],
    writes: ['a temporary folder', 'test_config.env', 'secrets.env', '~/.kube/'],
    sends: ['CAST AI (with the key)', 'the registry (with the login)', 'the cluster'],
  },
  handler: async ({ flags }, context) => {
    await askAboutDeleted(context);
    const repo = await findRepo(context);
    const { offerCastctlKey } = await import('../doctor/offer-castctl-key.ts');
    await offerCastctlKey({ repo, context });
    const { diagnose } = await import('../doctor/diagnose.ts');
    const { repairAll, toFinding } = await import('../doctor/repair-all.ts');
    const checked = await diagnose({ repo, context, wanted: flags.context });
    const found = flags.fix ? await repairAll(checked) : checked.map(toFinding);
    const findings = found.map((finding) => toTyped(finding, context.view));
    const hasFailed = findings.some(({ verdict }) => verdict === 'FAILED');
    return {
      data: { findings, ...countVerdicts(findings) },
      exitCode: hasFailed ? exitCodes.failed : exitCodes.done,
    };
  },
  render: ({ findings, passed, warnings, failed }, view) =>
    [
      ...findings.map((finding) => renderFinding(finding, view)),
      '',
      `${passed} passed, ${warnings} warnings, ${failed} failed`,
    ].join('\n'),
});

/** A program that shows a fix shows what can be typed, like our own text. */
function toTyped({ message, fix, ...finding }: Finding, { typed }: View): Finding {
  return { ...finding, message: typed(message), ...(fix === undefined ? {} : { fix: asLine(typed(fix)) }) };
}

function renderFinding({ check, verdict, message, fix }: Finding, view: View): string {
  const label = view.style(STYLES[verdict], verdict.padEnd(VERDICT_WIDTH));
  const indent = VERDICT_WIDTH + 1;
  const mend =
    verdict === 'PASSED' || fix === undefined ? '' : `\n${' '.repeat(indent)}${view.style('cyan', fix)}`;
  // A cause a line.
  const said = message
    .split('\n')
    .map(toOneLine)
    .join(`\n${' '.repeat(indent)}`);
  return wrapProse(`${label} ${view.style('dim', check)}: ${said}${mend}`, view, indent);
}

function countVerdicts(findings: readonly Finding[]): {
  readonly passed: number;
  readonly warnings: number;
  readonly failed: number;
} {
  const count = (wanted: Finding['verdict']): number =>
    findings.filter(({ verdict }) => verdict === wanted).length;
  return { passed: count('PASSED'), warnings: count('WARNING'), failed: count('FAILED') };
}
