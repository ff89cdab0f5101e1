import { availableInstanceTypes } from '../behaviour/available-instance-types.ts';
import { type ClusterCall, findCluster, findContents, found } from '../behaviour/find.ts';
import {
  createNodeTemplate,
  templateStats,
  templateVersion,
  updateNodeTemplate,
} from '../behaviour/node-templates.ts';
import { Refusal } from '../http/refusal.ts';
import type { Handlers } from '../http/route.ts';
import { cloudOf } from '../world/cluster.ts';
import { fillNodeTemplate } from '../world/fill-node-template.ts';
import type { NodeTemplate } from '../world/node-template.ts';

const NO_STATS = { countOnDemand: 0, countSpot: 0, countFallback: 0, countSoleTenant: 0 };

export const nodeTemplateHandlers: Handlers = {
  listNodeTemplates: (call) => {
    const contents = findContents(call);
    const { includeDefault = false, excludeStats = false } = call.query;
    return {
      items: contents.nodeTemplates
        .toArray()
        .filter(({ isDefault }) => includeDefault || isDefault !== true)
        .map((template) => ({
          template: fillNodeTemplate({ ...template, version: templateVersion(contents, template) }),
          stats: excludeStats ? NO_STATS : templateStats(contents, template),
        })),
    };
  },
  createNodeTemplate: (call) => fillNodeTemplate(createNodeTemplate(findContents(call), call.body)),
  updateNodeTemplate: (call) =>
    fillNodeTemplate(updateNodeTemplate(findContents(call), findTemplate(call), call.body)),
  deleteNodeTemplate: (call) => {
    const { name, isDefault } = findTemplate(call);
    if (isDefault === true) throw new Refusal(400, 'the default node template cannot be deleted');
    findContents(call).nodeTemplates.remove(name);
    return {};
  },
  filterInstanceTypes: (call) => ({
    availableInstanceTypes: availableInstanceTypes(findCluster(call), {
      types: call.state.instanceTypes.of(cloudOf(findCluster(call))),
      constraints: call.body.constraints,
      inEveryZone: call.query.disableInstanceTypeDeduplication ?? false,
    }),
  }),
};

function findTemplate(
  call: ClusterCall & { readonly params: { readonly nodeTemplateName: string } },
): NodeTemplate {
  const { nodeTemplateName } = call.params;
  return found(findContents(call).nodeTemplates.get(nodeTemplateName), {
    kind: 'node template',
    id: nodeTemplateName,
  });
}
