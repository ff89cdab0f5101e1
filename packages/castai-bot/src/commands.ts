import type { CommandEntry } from '@castai-bot/cli';

/** Every command, in the order of the help. Its file is loaded when it is asked for. */
export const commands: readonly CommandEntry[] = [
  { name: 'run', summary: 'Run a function here', load: () => import('./commands/run.ts') },
  {
    name: 'plan show',
    summary: 'Show the plan of a run that was kept',
    load: () => import('./commands/plan-show.ts'),
  },
  {
    name: 'dev',
    summary: 'Run the bot beside a page, again on save',
    load: () => import('./commands/dev.ts'),
  },
  { name: 'simulate', summary: 'Start a simulated CAST AI', load: () => import('./commands/simulate.ts') },
  { name: 'add-function', summary: 'Add a function', load: () => import('./commands/add-function.ts') },
  {
    name: 'add-schedule',
    summary: 'Let a function run at other times too',
    load: () => import('./commands/add-schedule.ts'),
  },
  {
    name: 'remove-function',
    summary: 'Remove a function, or one of its schedules',
    load: () => import('./commands/remove-function.ts'),
  },
  { name: 'list', summary: 'Show the functions and when they run', load: () => import('./commands/list.ts') },
  {
    name: 'state show',
    summary: 'Show what a function keeps between runs',
    load: () => import('./commands/state-show.ts'),
  },
  {
    name: 'state edit',
    summary: 'Change what a function keeps between runs',
    load: () => import('./commands/state-edit.ts'),
  },
  {
    name: 'state clear',
    summary: 'Forget what a function keeps between runs',
    load: () => import('./commands/state-clear.ts'),
  },
  { name: 'validate', summary: 'Check configs and manifests', load: () => import('./commands/validate.ts') },
  {
    name: 'update',
    summary: 'Bring newer templates into the bot',
    load: () => import('./commands/update.ts'),
  },
  {
    name: 'leave-out',
    summary: 'Let a generated file stay deleted',
    load: () => import('./commands/leave-out.ts'),
  },
  {
    name: 'doctor',
    summary: 'Check machine, files, registry, cluster and key',
    load: () => import('./commands/doctor.ts'),
  },
  { name: 'types', summary: 'Write types of the live API', load: () => import('./commands/types.ts') },
  { name: 'build', summary: 'Bundle the bot into dist/', load: () => import('./commands/build.ts') },
  {
    name: 'build-and-push',
    summary: 'Build and push the image, write its digest into k8s/',
    load: () => import('./commands/build-and-push.ts'),
  },
  {
    name: 'secret set',
    summary: 'Write the API key, or another secret, into the cluster',
    load: () => import('./commands/secret-set.ts'),
  },
  {
    name: 'notify test',
    summary: 'Send those who are told of runs a test',
    load: () => import('./commands/notify-test.ts'),
  },
  { name: 'deploy', summary: 'Apply k8s/ to the cluster', load: () => import('./commands/deploy.ts') },
  { name: 'run-now', summary: 'Run a function in the cluster', load: () => import('./commands/run-now.ts') },
  { name: 'logs', summary: 'Show the logs of a run', load: () => import('./commands/logs.ts') },
  { name: 'status', summary: 'Show what runs in the cluster', load: () => import('./commands/status.ts') },
  {
    name: 'dashboard',
    summary: 'Show the bot in the cluster on a page',
    load: () => import('./commands/dashboard.ts'),
  },
  {
    name: 'rights',
    summary: 'Show what commands must be allowed to do there',
    load: () => import('./commands/rights.ts'),
  },
  { name: 'pause', summary: 'Suspend schedules', load: () => import('./commands/pause.ts') },
  { name: 'resume', summary: 'Let paused schedules run', load: () => import('./commands/resume.ts') },
  {
    name: 'remove',
    summary: 'Delete what deploy applied from the cluster',
    load: () => import('./commands/remove.ts'),
  },
  {
    name: 'export',
    summary: 'Write k8s/ for Helm, kustomize or Argo CD',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'completion',
    summary: 'Print what a shell needs to complete lines',
    load: () => import('./commands/completion.ts'),
  },
  { name: 'help', summary: 'Show the help of a command', load: () => import('./commands/help.ts') },
  {
    name: 'complete',
    summary: 'Complete a line',
    isHidden: true,
    load: () => import('./commands/complete.ts'),
  },
];
