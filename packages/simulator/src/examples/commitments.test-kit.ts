import type { Schemas } from '@castai-bot/api';
import type { CheckedClient } from '../checked-client.test-kit.ts';
import { aCommitment } from './things.test-kit.ts';

const [STARTED, ENDS] = ['2023-01-01T00:00:00Z', '2050-01-01T00:00:00Z'];

/** As gcloud exports it. */
export const CUD: Schemas['GcpCommitmentImport'] = {
  id: '123456789',
  name: 'one',
  category: 'MACHINE',
  plan: 'TWELVE_MONTH',
  region: 'https://www.googleapis.com/compute/v1/projects/test/regions/us-east4',
  resources: [
    { amount: '100', type: 'VCPU' },
    { amount: '20480', type: 'MEMORY' },
  ],
  startTimestamp: STARTED,
  endTimestamp: ENDS,
  status: 'ACTIVE',
  type: 'COMPUTE_OPTIMIZED_C2D',
};

/** As Azure's portal exports it. */
export const AZURE_RESERVATION: Schemas['AzureReservationImport'] = {
  reservationId: '3b3de39c-bc44-4d69-be2d-69527dfe9958',
  name: 'two',
  status: 'Succeeded',
  term: 'P3Y',
  scope: 'Single subscription',
  scopeSubscription: '8faa0959-093b-4612-8686-a996ac19db00',
  scopeResourceGroup: 'All resource groups',
  productName: 'Standard_D4s_v5',
  region: 'eastus',
  quantity: 3,
  purchaseDate: STARTED,
  expirationDate: ENDS,
};

/** As the AWS CLI exports it. */
export const RESERVED_INSTANCES: Schemas['AWSRegionReservedInstances'] = {
  region: 'eu-central-1',
  availabilityZoneMappings: [{ ZoneId: 'euc1-az2', ZoneName: 'eu-central-1a' }],
  reservedInstances: [
    {
      ReservedInstancesId: 'b847fa93-e282-4f55-b59a-1342f5bd7c02',
      InstanceType: 'm5.xlarge',
      InstanceCount: '2',
      Scope: 'Availability Zone',
      AvailabilityZone: 'eu-central-1a',
      State: 'active',
      Start: STARTED,
      End: ENDS,
    },
  ],
};

export const RESERVATION: Schemas['NewReservation'] = {
  name: 'reservation1',
  provider: 'aws',
  region: 'us-east-1',
  instanceType: 'c5.xlarge',
  count: 3,
  startDate: STARTED,
  endDate: ENDS,
};

export async function anAssignment(client: CheckedClient): Promise<string> {
  const params = await aCommitment(client);
  const { assignments = [] } = await client.ok('replaceCommitmentAssignments', {
    params,
    body: [client.clusterId],
  });
  return assignments[0]?.id ?? '';
}
