import { shell } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { saysAnswersToEdit } from '../../inspect/says-answers.ts';
import { getItems, getPath, getScalar, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';

export interface VariablesContext {
  readonly answers: BotAnswers;
  /** Names of the ConfigMaps in k8s/. */
  readonly configMaps: readonly string[];
  readonly report: Report;
}

/** What the CAST AI agent writes into every cluster it is in. */
const AGENT_CONFIG_MAPS = ['castai-cluster-controller', 'castai-agent-metadata'];

/** What loads other code into the process, or leads its requests away. */
const STEERING =
  /^(?:NODE_.*|LD_.*|.*_PROXY|SSL_CERT_.*|ALLOW_API_HOST|ALLOW_PRELOAD|PATH|BASH_ENV|ENV|PYTHON.*)$/i;

/** The variables of a container, and where they come from. */
export function checkVariables(container: Located, context: VariablesContext): void {
  const variables = getItems(getValue(container, 'env'));
  const hasKey = variables.some((variable) =>
    /^API_KEY(?:_FILE)?$/.test(getText(getValue(variable, 'name')) ?? ''),
  );
  for (const source of getItems(getValue(container, 'envFrom'))) checkSource(source, { hasKey, context });
  for (const variable of variables) {
    checkVariable(variable, context);
    if (hasKey) checkSteering(variable, context);
  }
}

function checkSource(
  source: Located,
  { hasKey, context }: { readonly hasKey: boolean; readonly context: VariablesContext },
): void {
  const name = getPath(source, ['configMapRef', 'name']);
  if (!name) return;
  if (hasKey) {
    context.report(
      name.at,
      `envFrom: whoever may edit the ConfigMap ${getText(name)} sets any variable beside the key, and with it runs other code there; name the keys you need one by one, with configMapKeyRef`,
      // What we wrote ourselves once, an update takes back.
      AGENT_CONFIG_MAPS.includes(getText(name) ?? '')
        ? { level: 'warning', fix: shell`castai-bot update` }
        : { level: 'warning' },
    );
  }
  checkKnown(name, { field: 'configMapRef', isOptional: isOptional(source, 'configMapRef'), context });
}

interface Known {
  readonly field: string;
  readonly isOptional: boolean;
  readonly context: VariablesContext;
}

function checkKnown(name: Located, { field, isOptional, context: { configMaps, report } }: Known): void {
  const isKnown = [...AGENT_CONFIG_MAPS, ...configMaps].includes(getText(name) ?? '');
  if (isKnown || isOptional) return;
  report(name.at, `${field}: nobody writes a ConfigMap ${getText(name)}`, { level: 'warning' });
}

function isOptional(node: Located, field: string): boolean {
  return getScalar(getPath(node, [field, 'optional'])) === true;
}

function checkSteering(variable: Located, { report }: VariablesContext): void {
  const name = getText(getValue(variable, 'name')) ?? '';
  const source = getPath(variable, ['valueFrom', 'configMapKeyRef', 'name']);
  if (!source || !STEERING.test(name)) return;
  report(
    source.at,
    `env: ${name} steers what runs beside the key, and whoever may edit the ConfigMap ${getText(source)} sets it: write its value here`,
    { level: 'warning' },
  );
}

function checkVariable(variable: Located, context: VariablesContext): void {
  const { answers, report } = context;
  const source = getPath(variable, ['valueFrom', 'configMapKeyRef', 'name']);
  if (source) {
    const isFree = isOptional(getValue(variable, 'valueFrom') ?? variable, 'configMapKeyRef');
    checkKnown(source, { field: 'configMapKeyRef', isOptional: isFree, context });
  }
  const name = getText(getValue(variable, 'name'));
  const value = getValue(variable, 'value');
  if (name === 'RUN_DEADLINE_SECONDS' && value && Number(getScalar(value)) >= answers.deadlineSeconds) {
    report(
      value.at,
      `env: RUN_DEADLINE_SECONDS must be less than the deadline of its Job, ${answers.deadlineSeconds}`,
    );
  }
  if (name !== 'API_KEY') return;
  if (value) report(value.at, 'env: API_KEY must come from a Secret, not from a manifest');
  const secret = getPath(variable, ['valueFrom', 'secretKeyRef', 'name']);
  if (secret && getText(secret) !== answers.apiKeySecret) {
    report(secret.at, `secretKeyRef: found ${getText(secret)}, ${saysAnswersToEdit(answers.apiKeySecret)}`);
  }
}
