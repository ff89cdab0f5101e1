import { ownContents } from '../behaviour/find-organization.ts';
import { badField } from '../http/refusal.ts';
import type { BodyOf, Handlers } from '../http/route.ts';

export const spotBlacklistHandlers: Handlers = {
  getSpotBlacklist: (call) => {
    const { clusterId, organizationId } = call.query;
    return {
      items: ownContents(call)
        .spotBlacklist.toArray()
        .filter(
          (entry) =>
            (clusterId === undefined || entry.clusterId === clusterId) &&
            (organizationId === undefined || entry.organizationId === organizationId),
        ),
    };
  },
  addToSpotBlacklist: (call) => {
    check(call.body);
    ownContents(call).spotBlacklist.put(call.body);
    return {};
  },
  removeFromSpotBlacklist: (call) => {
    check(call.body);
    const { spotBlacklist } = ownContents(call);
    const { clusterId, instanceFamily, instanceType } = call.body;
    spotBlacklist.remove(`${clusterId}/${instanceFamily ?? '*'}/${instanceType ?? '*'}`);
    return {};
  },
};

function check({ instanceFamily, instanceType }: BodyOf<'addToSpotBlacklist'>): void {
  if (instanceFamily === undefined && instanceType === undefined) {
    throw badField('instanceFamily', 'found nothing, wanted a family or an instance type');
  }
}
