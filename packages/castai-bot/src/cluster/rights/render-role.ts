import type { CommandRights } from './command-rights.ts';
import { joinRights, type Right, toText } from './right.ts';

export interface RoleOptions {
  readonly name: string;
  readonly namespace: string;
}

const RBAC = 'rbac.authorization.k8s.io';

/** A Role with what commands need, and a RoleBinding for whoever gets it; what is optional is a comment. */
export function renderRole(rights: readonly CommandRights[], { name, namespace }: RoleOptions): string {
  const needs = joinRights(...rights.map((one) => one.needs));
  const needed = new Set(needs.map(toText));
  const optional = joinRights(...rights.map((one) => one.optional)).filter(
    (right) => !needed.has(toText(right)),
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

/** One rule for what has the same verbs in the same group. */
function renderRules(rights: readonly Right[]): readonly string[] {
  const verbs = new Map<string, Right[]>();
  for (const right of rights) {
    const key = `${right.group} ${right.resource}/${right.subresource ?? ''}`;
    verbs.set(key, [...(verbs.get(key) ?? []), right]);
  }
  const rules = new Map<string, { readonly group: string; readonly verbs: string; resources: string[] }>();
  for (const ofResource of verbs.values()) {
    const [first] = ofResource;
    if (!first) continue;
    const list = ofResource.map(({ verb }) => verb).join(', ');
    const resource =
      first.subresource === undefined ? first.resource : `${first.resource}/${first.subresource}`;
    const key = `${first.group} ${list}`;
    const rule = rules.get(key) ?? { group: first.group, verbs: list, resources: [] };
    rule.resources.push(resource);
    rules.set(key, rule);
  }
  return [...rules.values()].flatMap((rule) => [
    `- apiGroups: [${JSON.stringify(rule.group)}]`,
    `  resources: [${rule.resources.join(', ')}]`,
    `  verbs: [${rule.verbs}]`,
  ]);
}
