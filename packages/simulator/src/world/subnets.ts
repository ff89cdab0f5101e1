import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';

/** Makes the subnets of a cluster, one in each zone. */
export function makeSubnets(
  random: Random,
  zones: readonly { readonly name?: string }[],
): Schemas['Subnet'][] {
  return zones.map(({ name = '' }, zone) => ({
    id: `subnet-${random.text(17, '0123456789abcdef')}`,
    name: '',
    zoneName: name,
    cidr: `10.0.${zone * 32}.0/19`,
    public: false,
  }));
}
