import type { CommandRights } from './command-rights.ts';
import { joinRights, type Right, describeRight } from './right.ts';

export interface RoleOptions {
  readonly name: string;
  readonly namespace: string;
}

const RBAC = 'rbac.authorization.k8s.io';

/** A Role with what commands need and what they are there to read, and a RoleBinding for whoever gets it; what is optional is a comment. */
export function renderRole(rights: readonly CommandRights[], { name, namespace }: RoleOptions): string {
  const needs = joinRights(...rights.flatMap(({ needs: needed, reads }) => [needed, reads]));
  const needed = new Set(needs.map(describeRight));
  const optional = joinRights(...rights.map((one) => one.optional)).filter(
    (right) => !needed.has(describeRight(right)),
  );
  const metadata = [
    `metadata:`,
    `  name: ${JSON.stringify(name)}`,
    `  namespace: ${JSON.stringify(namespace)}`,
  ];
  return [
    `apiVersion: ${RBAC}/v1`,
    'kind: Role',
    ...metadata,
    'rules:',
    ...renderRules(needs).map((line) => `  ${line}`),
    ...(optional.length === 0 ? [] : ['  # Optional: castai-bot works without these, and says less.']),
    ...renderRules(optional).map((line) => `  # ${line}`),
    '---',
    `apiVersion: ${RBAC}/v1`,
    'kind: RoleBinding',
    ...metadata,
    'roleRef:',
    `  apiGroup: ${RBAC}`,
    '  kind: Role',
    `  name: ${JSON.stringify(name)}`,
    'subjects:',
    '  # Who gets it: a User, a Group, or a ServiceAccount with its namespace and no apiGroup.',
    '  - kind: User',
    `    apiGroup: ${RBAC}`,
    '    name: ada@example.com',
  ].join('\n');
}

/** One rule for what has the same verbs in the same group, of the same objects. */
function renderRules(rights: readonly Right[]): readonly string[] {
  const verbs = new Map<string, Right[]>();
  for (const right of rights) {
    const key = describeRight({ ...right, verb: '' });
    verbs.set(key, [...(verbs.get(key) ?? []), right]);
  }
  const rules = new Map<string, { readonly first: Right; readonly verbs: string; resources: string[] }>();
  for (const ofResource of verbs.values()) {
    const [first] = ofResource;
    if (!first) continue;
    const list = ofResource.map(({ verb }) => quoteStar(verb)).join(', ');
    const { resource, subresource, name = '' } = first;
    const key = `${first.group} ${name} ${list}`;
    const rule = rules.get(key) ?? { first, verbs: list, resources: [] };
    rule.resources.push(quoteStar(subresource === undefined ? resource : `${resource}/${subresource}`));
    rules.set(key, rule);
  }
  return [...rules.values()].flatMap(({ first: { group, name }, resources, ...rule }) => [
    `- apiGroups: [${JSON.stringify(group)}]`,
    `  resources: [${resources.join(', ')}]`,
    ...(name === undefined ? [] : [`  resourceNames: [${JSON.stringify(name)}]`]),
    `  verbs: [${rule.verbs}]`,
  ]);
}

/** Bare, it would be an alias of YAML. */
function quoteStar(word: string): string {
  return word.includes('*') ? JSON.stringify(word) : word;
}
