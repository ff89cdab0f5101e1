import { shell } from '@castai-bot/cli';
import { BOT_CONTAINER } from '../../manifests/manifest-object.ts';
import { expectScalar } from '../located/expect-scalar.ts';
import { getItems, getPath, getScalar, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';
import { checkRestricted } from './check-restricted.ts';
import { checkEntryVariable } from './check-entry-variable.ts';
import { checkVariables, type VariablesContext } from './check-variables.ts';
import { listContainers } from './list-containers.ts';

export interface PodSpecContext extends VariablesContext {
  /** Of castai-bot.json; undefined when the pod belongs to none of them. */
  readonly functionName: string | undefined;
  /** The spec belongs to a Job. */
  readonly isJob: boolean;
}

const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
/** It writes the image into the manifests. */
const BUILD = shell`castai-bot build-and-push`;

/** What a pod of the bot must be, beyond what the types of Kubernetes say. */
export function checkPodSpec(spec: Located, context: PodSpecContext): void {
  const { report } = context;
  checkRestricted(spec, report);
  const priority = getValue(spec, 'priorityClassName');
  if (priority && getText(priority)?.startsWith('system-')) {
    const why = 'it would push other pods out, and a cluster with a quota for such pods refuses it';
    report(priority.at, `priorityClassName: a bot is no part of the system: ${why}`, { level: 'warning' });
  }
  expectScalar(
    spec,
    {
      path: ['restartPolicy'],
      isRight: (value) => value === 'Never',
      wanted: `wanted Never: ${context.isJob ? 'podFailurePolicy needs it, and a failed pod keeps its logs' : 'else a run begins again'}`,
    },
    report,
  );
  checkVolumes(spec, context);
  checkContainerNames(spec, report);
  checkCompany(spec, context);
  const bot = findBot(spec, context);
  for (const container of listContainers(spec)) {
    checkContainer(container, { ...context, isBot: container === bot });
  }
}

/** The bot's own container; in a pod of a function the first, whatever it is called. */
function findBot(spec: Located, { functionName }: PodSpecContext): Located | undefined {
  const containers = getItems(getValue(spec, 'containers'));
  const named = containers.find((one) => getText(getValue(one, 'name')) === BOT_CONTAINER);
  return named ?? (functionName === undefined ? undefined : containers[0]);
}

/** A Job's pod has ended when all of its containers have, but for those that Kubernetes ends itself. */
function checkCompany(spec: Located, context: PodSpecContext): void {
  const bot = findBot(spec, context);
  if (!bot) return;
  for (const container of getItems(getValue(spec, 'containers'))) {
    if (container === bot) continue;
    context.report(
      container.at,
      'containers: the run lasts until this one has ended too; Kubernetes ends it after the bot when it stands ' +
        'below initContainers, with restartPolicy: Always',
      { level: 'warning' },
    );
  }
}

function checkContainerNames(spec: Located, report: Report): void {
  const seen = new Set<string>();
  for (const container of listContainers(spec)) {
    const located = getValue(container, 'name');
    const name = getText(located);
    if (name === undefined || !located) continue;
    if (!DNS_LABEL.test(name)) {
      report(located.at, `name: found ${JSON.stringify(name)}, wanted lower-case letters, digits and dashes`);
    }
    if (seen.has(name)) report(located.at, `name: a second container called ${name}`);
    seen.add(name);
  }
}

function checkVolumes(spec: Located, { configMaps, report }: PodSpecContext): void {
  const volumes = getItems(getValue(spec, 'volumes'));
  const names = volumes.map((volume) => getText(getValue(volume, 'name')));
  for (const volume of volumes) {
    const name = getPath(volume, ['configMap', 'name']);
    const isOptional = getScalar(getPath(volume, ['configMap', 'optional'])) === true;
    if (name && !isOptional && !configMaps.includes(getText(name) ?? '')) {
      report(name.at, `configMap: no ConfigMap of k8s/ is called ${JSON.stringify(getScalar(name))}`);
    }
  }
  for (const mount of listContainers(spec).flatMap((one) => getItems(getValue(one, 'volumeMounts')))) {
    const name = getValue(mount, 'name');
    if (name && !names.includes(getText(name)))
      report(name.at, `volumeMounts: no volume is called ${getText(name)}`);
  }
}

interface ContainerContext extends PodSpecContext {
  readonly isBot: boolean;
}

function checkContainer(container: Located, context: ContainerContext): void {
  const { report } = context;
  checkImageOf(container, context);
  if (!getValue(container, 'resources')) {
    report(container.at, 'resources: missing, such a pod is the first to be evicted', { level: 'warning' });
  }
  checkVariables(container, context);
  if (context.isBot) checkEntryVariable(container, context);
}

function checkImageOf(container: Located, { answers, report, isBot }: ContainerContext): void {
  const located = getValue(container, 'image');
  const image = getText(located);
  if (image === undefined || !located) {
    report(container.at, 'image: missing');
    return;
  }
  if (!isBot) return;
  const isOurs = [':', '@'].some((separator) => image.startsWith(`${answers.image}${separator}`));
  if (!isOurs) {
    const wanted =
      image === answers.image ? 'a tag or a digest' : `${answers.image}, as castai-bot.json says`;
    report(located.at, `image: found ${image}, wanted ${wanted}`, { fix: BUILD });
  } else if (!image.includes('@sha256:')) {
    report(located.at, `image: ${image} names no digest yet`, {
      level: 'warning',
      fix: BUILD,
      check: 'image',
    });
  }
}
