import {
  BARE_BONES_ENTRY,
  checkAuthor,
  checkDeadline,
  checkEntry,
  checkNamespace,
  checkSecretName,
  CI_SYSTEMS,
  DEFAULT_ANSWERS,
  LICENSES,
  PACKAGE_MANAGERS,
  REGIONS,
  scriptTemplate,
} from '@castai-bot/scaffold';
import { detectPackageManager } from './package-manager.ts';
import type { Choice, Question } from './question.ts';

const choices = (values: readonly string[]): readonly Choice[] =>
  values.map((value) => ({ value, label: value }));

const AUTO_REGION = "that of CAST AI's agent in the cluster, us where there is none";

/** What few people change, in the order it is asked. */
export const restQuestions: readonly Question[] = [
  {
    id: 'entry',
    group: 'rest',
    flag: '--entry <file>',
    help: 'script that a bare-bones bot runs, in shell (.sh) or Python (.py)',
    message: 'Which script does it run? (.sh or .py)',
    form: { kind: 'text' },
    fallback: () => BARE_BONES_ENTRY,
    check: checkScript,
    applies: ({ flavor }) => flavor === 'bare-bones',
  },
  {
    id: 'namespace',
    group: 'rest',
    flag: '--namespace <name>',
    help: 'Kubernetes namespace it runs in',
    message: 'Which namespace does it run in?',
    form: { kind: 'text' },
    fallback: () => DEFAULT_ANSWERS.namespace,
    check: checkNamespace,
  },
  {
    id: 'apiKeySecret',
    group: 'rest',
    flag: '--api-key-secret <name>',
    help: 'Secret whose key API_KEY holds the CAST AI API key',
    message: 'Which Secret holds the API key (under API_KEY)?',
    form: { kind: 'text' },
    fallback: () => DEFAULT_ANSWERS.apiKeySecret,
    check: checkSecretName,
  },
  {
    id: 'imagePullSecret',
    group: 'rest',
    flag: '--image-pull-secret <name>',
    help: 'Secret that lets the cluster pull the image, or "" for none',
    message: 'Which Secret lets the cluster pull the image? (empty: none)',
    form: { kind: 'text' },
    fallback: () => DEFAULT_ANSWERS.imagePullSecret ?? '',
    check: (value) => (value === '' ? undefined : checkSecretName(value)),
  },
  {
    id: 'region',
    group: 'rest',
    flag: '--region <region>',
    help: `CAST AI region; auto is ${AUTO_REGION}`,
    message: 'In which region is your CAST AI organization?',
    detail: () => `auto: ${AUTO_REGION}`,
    explain: (value) => (value === 'auto' ? AUTO_REGION : undefined),
    form: { kind: 'choice', choices: choices(REGIONS) },
    fallback: () => DEFAULT_ANSWERS.region,
  },
  {
    id: 'deadline',
    group: 'rest',
    flag: '--deadline <seconds>',
    help: 'seconds after which Kubernetes ends a run',
    message: 'After how many seconds is a run ended?',
    form: { kind: 'text' },
    fallback: () => String(DEFAULT_ANSWERS.deadlineSeconds),
    check: (value) => checkDeadline(/^\d+$/.test(value) ? Number(value) : Number.NaN),
  },
  {
    id: 'author',
    group: 'rest',
    flag: '--author <name>',
    help: 'whom LICENSE.txt and package.json name, or ""',
    message: 'Who is its author? (may stay empty)',
    form: { kind: 'text' },
    fallback: () => DEFAULT_ANSWERS.author,
    check: checkAuthor,
  },
  {
    id: 'license',
    group: 'rest',
    flag: '--license <license>',
    help: 'licence of the new repo; mit where it has an author',
    message: 'Which licence shall it have?',
    form: { kind: 'choice', choices: choices(LICENSES) },
    // A licence is given by somebody.
    fallback: ({ author }) => (author ? DEFAULT_ANSWERS.license : 'none'),
  },
  {
    id: 'ci',
    group: 'rest',
    flag: '--ci <system>',
    help: 'CI workflow to write',
    message: 'Which CI shall test it?',
    form: { kind: 'choice', choices: choices(CI_SYSTEMS) },
    fallback: () => DEFAULT_ANSWERS.ci,
  },
  {
    id: 'ciRoot',
    // It writes outside of the bot's folder: never without being told.
    group: 'first',
    flag: '--ci-root',
    help: 'write the workflow where CI reads it: at the root of the git repository around the bot',
    message: 'Write its workflow at the root of the git repository, where CI reads it?',
    detail: (known, { ciFileAbove }) => ciFileAbove?.(known) ?? '',
    form: { kind: 'yes-no' },
    fallback: (_known, { ciFileAbove }) => (ciFileAbove === undefined ? 'no' : 'yes'),
    applies: ({ ci }) => ci === 'github' || ci === 'gitlab',
    goesWith: '--ci github or --ci gitlab',
    isOpen: ({ ciFileAbove }) => ciFileAbove !== undefined,
  },
  {
    id: 'packageManager',
    group: 'rest',
    flag: '--package-manager <name>',
    help: 'installs its dependencies',
    message: 'Which package manager shall it use?',
    form: { kind: 'choice', choices: choices(PACKAGE_MANAGERS) },
    fallback: ({ name = '' }, { userAgent, managerAround }) =>
      managerAround?.(name) ?? detectPackageManager(userAgent),
  },
  {
    id: 'install',
    group: 'rest',
    flag: '--install',
    help: 'install dependencies',
    message: 'Install its dependencies now?',
    form: { kind: 'yes-no' },
    fallback: () => 'yes',
  },
  {
    id: 'git',
    group: 'rest',
    flag: '--git',
    help: 'make it a git repository with a first commit',
    message: 'Make it a git repository with a first commit?',
    form: { kind: 'yes-no' },
    fallback: () => 'yes',
  },
];

function checkScript(value: string): string | undefined {
  const problem = checkEntry(value);
  if (problem !== undefined || scriptTemplate(value) !== undefined) return problem;
  return 'wanted a name that ends in .sh or .py; in another language begin with either, and README.md says how to go on';
}
