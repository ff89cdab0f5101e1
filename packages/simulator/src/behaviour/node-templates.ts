import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { Received } from '../http/route.ts';
import type { ClusterState } from '../state/contents.ts';
import { lifecycleOf } from '../world/node.ts';
import type { NodeTemplate } from '../world/node-template.ts';

/** Makes a template. @throws {Refusal} 400 without a name, 409 when the name is taken */
export function createNodeTemplate(
  contents: ClusterState,
  body: Received<Schemas['NewNodeTemplate']>,
): NodeTemplate {
  const { name } = body;
  if (name === undefined || name === '') throw badField('name', 'found nothing, wanted a name');
  if (contents.nodeTemplates.get(name) !== undefined) {
    throw new Refusal(409, `node template "${name}" already exists`);
  }
  return contents.nodeTemplates.put({
    isEnabled: true,
    isDefault: false,
    ...readTemplate(contents, body),
    name,
    version: '1',
  });
}

/** Changes a template; its version moves on, which for the default one is the lock of the cluster's policies. */
export function updateNodeTemplate(
  contents: ClusterState,
  template: NodeTemplate,
  body: Received<Schemas['NodeTemplateUpdate']>,
): NodeTemplate {
  const changed = readTemplate(contents, body);
  if (template.isDefault === true && changed.isDefault === false) {
    throw badField('isDefault', 'make another template the default instead');
  }
  const version = String(Number(templateVersion(contents, template)) + 1);
  const updated = contents.nodeTemplates.put({ ...template, ...changed, version });
  if (updated.isDefault === true) takeOverDefault(contents, updated);
  return updated;
}

/** The version of a template; that of the default one moves with every write of the policies too. */
export function templateVersion(
  { policies }: ClusterState,
  { isDefault, version = '1' }: NodeTemplate,
): string {
  return isDefault === true ? (policies.get().defaultNodeTemplateVersion ?? version) : version;
}

/** Counts the nodes that a template made. */
export function templateStats(
  contents: ClusterState,
  { name }: NodeTemplate,
): Schemas['NodeTemplateListItem']['stats'] {
  const lifecycles = contents.nodes
    .toArray()
    .filter(({ labels }) => labels['scheduling.cast.ai/node-template'] === name)
    .map(lifecycleOf);
  return {
    countOnDemand: lifecycles.filter((lifecycle) => lifecycle === 'on_demand').length,
    countSpot: lifecycles.filter((lifecycle) => lifecycle === 'spot').length,
    countFallback: lifecycles.filter((lifecycle) => lifecycle === 'fallback').length,
    countSoleTenant: 0,
  };
}

function takeOverDefault(contents: ClusterState, { name, version = '1' }: NodeTemplate): void {
  for (const other of contents.nodeTemplates.toArray()) {
    if (other.name !== name && other.isDefault === true) {
      contents.nodeTemplates.put({ ...other, isDefault: false });
    }
  }
  contents.policies.set({ ...contents.policies.get(), defaultNodeTemplateVersion: version });
}

function readTemplate(
  { nodeConfigurations }: ClusterState,
  body: Received<Schemas['NodeTemplateUpdate']>,
): Omit<NodeTemplate, 'name'> {
  const { configurationId } = body;
  const configuration = configurationId === undefined ? undefined : nodeConfigurations.get(configurationId);
  if (configurationId !== undefined && configuration === undefined) {
    throw badField('configurationId', `no node configuration "${configurationId}"`);
  }
  return {
    ...body,
    ...(configuration === undefined
      ? {}
      : { configurationId: configuration.id, configurationName: configuration.name }),
  };
}
