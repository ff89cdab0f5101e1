import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findCluster, findContents, found } from '../behaviour/find.ts';
import { Refusal } from '../http/refusal.ts';
import { writeNodeConfiguration } from '../world/write-node-configuration.ts';
import type { Call, Handlers, Received } from '../http/route.ts';

/** A configuration is stored as it was sent and told whole. */
type NodeConfiguration = Schemas['NodeConfiguration'];

export const nodeConfigurationHandlers: Handlers = {
  listNodeConfigurations: (call) => ({
    items: findContents(call)
      .nodeConfigurations.toArray()
      .map((one) => writeNodeConfiguration(one, findCluster(call))),
  }),
  createNodeConfiguration: (call) => writeNodeConfiguration(createNodeConfiguration(call), findCluster(call)),
  getNodeConfiguration: (call) => writeNodeConfiguration(findConfiguration(call), findCluster(call)),
  updateNodeConfiguration: (call) =>
    writeNodeConfiguration(putVersion(call, findConfiguration(call), call.body), findCluster(call)),
  getNodeConfigurationSuggestions: (call) => ({
    instanceProfiles: [],
    securityGroups: [],
    subnets: (findCluster(call).subnets ?? []).map(({ id = '', cidr = '', zoneName = '' }) => ({
      id,
      cidr,
      zone: { id: zoneName, name: zoneName },
      availableIpAddressCount: null,
      tags: {},
    })),
  }),
  deleteNodeConfiguration,
  setDefaultNodeConfiguration: (call) => {
    const chosen = findConfiguration(call);
    const { nodeConfigurations } = findContents(call);
    for (const other of nodeConfigurations.toArray()) {
      if (other.default && other.id !== chosen.id) nodeConfigurations.put({ ...other, default: false });
    }
    const made = nodeConfigurations.put({ ...chosen, default: true });
    return writeNodeConfiguration(made, findCluster(call));
  },
};

/** What a configuration has that nobody sets. */
const DEFAULTS = { diskCpuRatio: 5, minDiskSize: 100, subnets: [], tags: {} };

/** Of a name that is taken a new version is made, which keeps nothing of the one before but who it is. */
function createNodeConfiguration(call: Call<'createNodeConfiguration'>): NodeConfiguration {
  const { state, body } = call;
  const { nodeConfigurations } = findContents(call);
  const present = nodeConfigurations.find(({ name }) => name === body.name);
  if (present !== undefined) {
    if (state.guesses.existingNodeConfiguration === 'refused') {
      throw new Refusal(409, `node configuration "${body.name}" already exists`);
    }
    const { id, name, version, createdAt = state.timestamp() } = present;
    return putVersion(call, { ...DEFAULTS, id, name, version, createdAt, default: present.default }, body);
  }
  return nodeConfigurations.put({
    ...DEFAULTS,
    ...body,
    id: state.random.uuid(),
    default: nodeConfigurations.size === 0,
    version: 1,
    createdAt: state.timestamp(),
    updatedAt: state.timestamp(),
  });
}

/** The next version of a configuration. */
function putVersion(
  call: ClusterCall,
  present: Omit<NodeConfiguration, 'updatedAt'>,
  changed: Received<Schemas['NodeConfigurationUpdate']>,
): NodeConfiguration {
  return findContents(call).nodeConfigurations.put({
    ...present,
    ...changed,
    version: present.version + 1,
    updatedAt: call.state.timestamp(),
  });
}

function deleteNodeConfiguration(call: Call<'deleteNodeConfiguration'>): Record<string, unknown> {
  const { nodeConfigurations, nodeTemplates } = findContents(call);
  const configuration = findConfiguration(call);
  if (configuration.default) throw new Refusal(400, 'the default node configuration cannot be deleted');
  const template = nodeTemplates.find(({ configurationId }) => configurationId === configuration.id);
  if (template !== undefined) {
    throw new Refusal(
      400,
      `node configuration "${configuration.name}" is used by node template "${template.name}"`,
    );
  }
  nodeConfigurations.remove(configuration.id);
  return {};
}

function findConfiguration(
  call: ClusterCall & { readonly params: { readonly id: string } },
): NodeConfiguration {
  const { id } = call.params;
  return found(findContents(call).nodeConfigurations.get(id), { kind: 'node configuration', id });
}
