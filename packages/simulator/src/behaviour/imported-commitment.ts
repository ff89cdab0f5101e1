import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import type { State } from '../state/state.ts';
import { writeTime } from '../time/write-time.ts';
import type { Cloud } from '../world/instance-types.ts';

type Commitment = Schemas['Commitment'];

/** The cloud's own part of a commitment, by the field that it is in. */
export type CloudContext =
  | 'gcpResourceCudContext'
  | 'azureReservationContext'
  | 'awsReservedInstancesContext';

/** A commitment as a cloud exports it. */
export interface Imported {
  /** Its id in the cloud. */
  readonly cloudId: string;
  readonly commitment: Pick<Commitment, CloudContext | 'name' | 'region' | 'startDate' | 'endDate'>;
}

const MIB_PER_GIB = 1024;
/** Azure's words for its terms, and CAST AI's. */
const AZURE_PLANS = {
  P1Y: 'ONE_YEAR',
  P3Y: 'THREE_YEAR',
  ONE_YEAR: 'ONE_YEAR',
  THREE_YEAR: 'THREE_YEAR',
} as const;
const GCP_PLANS = ['TWELVE_MONTH', 'THIRTY_SIX_MONTH'] as const;

/** Reads a committed use discount that gcloud exported. @throws {Refusal} 400 */
export function readGcpCommitment(item: Schemas['GcpCommitmentImport'], index: number): Imported {
  const { id, name = '', region = '', resources = [], status = '', type = '' } = item;
  const plan = GCP_PLANS.find((known) => known === item.plan);
  if (plan === undefined) throw badWord(`[${index}].plan`, item.plan, GCP_PLANS);
  const amountOf = (kind: string): string => resources.find((one) => one.type === kind)?.amount ?? '0';
  const [cpu, memoryMb] = [amountOf('VCPU'), amountOf('MEMORY')];
  return {
    cloudId: required(id, `[${index}].id`),
    commitment: {
      name,
      // Of an address the last part is the name.
      region: region.split('/').at(-1) ?? region,
      ...period(index, { startTimestamp: item.startTimestamp, endTimestamp: item.endTimestamp }),
      gcpResourceCudContext: {
        cudId: required(id, `[${index}].id`),
        cpu,
        memoryMb,
        effectiveCpu: cpu,
        effectiveMemoryMib: memoryMb,
        plan,
        status,
        type,
      },
    },
  };
}

/** Reads a reservation that Azure's portal exported. @throws {Refusal} 400 */
export function readAzureReservation(
  state: State,
  item: Schemas['AzureReservationImport'],
  index: number,
): Imported {
  const { reservationId, name = '', region = '', productName: instanceType = '', quantity: count = 0 } = item;
  const { scope = '', scopeResourceGroup = '', scopeSubscription = '', status = '', term = '' } = item;
  const plan = new Map(Object.entries(AZURE_PLANS)).get(term);
  if (plan === undefined) throw badWord(`[${index}].term`, term, Object.keys(AZURE_PLANS));
  return {
    cloudId: required(reservationId, `[${index}].reservationId`),
    commitment: {
      name,
      region,
      ...period(index, { purchaseDate: item.purchaseDate, expirationDate: item.expirationDate }),
      azureReservationContext: {
        id: required(reservationId, `[${index}].reservationId`),
        count,
        instanceType,
        ...sizes(state, { cloud: 'azure', instanceType, count }),
        plan,
        scope,
        scopeResourceGroup,
        scopeSubscription,
        status,
      },
    },
  };
}

/** Reads the reserved instances of a region that the AWS CLI exported. @throws {Refusal} 400 */
export function readAwsReservedInstances(
  state: State,
  {
    region = '',
    reservedInstances = [],
    availabilityZoneMappings = [],
  }: Schemas['AWSRegionReservedInstances'],
  index: number,
): readonly Imported[] {
  return reservedInstances.map((item, at) => {
    const place = `[${index}].reservedInstances[${at}]`;
    const id = required(item.ReservedInstancesId, `${place}.ReservedInstancesId`);
    const { InstanceType: instanceType = '', InstanceCount: instanceCount = '0', Scope: scope = '' } = item;
    const zone = item.AvailabilityZone ?? undefined;
    const mapping = availabilityZoneMappings.find(({ ZoneName }) => ZoneName === zone);
    return {
      cloudId: id,
      commitment: {
        name: id,
        region,
        ...period(index, { Start: item.Start, End: item.End }),
        awsReservedInstancesContext: {
          id,
          instanceType,
          instanceCount,
          ...sizes(state, { cloud: 'aws', instanceType, count: Number(instanceCount) || 0 }),
          scope,
          state: item.State ?? '',
          ...(zone === undefined ? {} : { availabilityZoneName: zone }),
          ...(mapping?.ZoneId === undefined ? {} : { availabilityZoneId: mapping.ZoneId }),
        },
      },
    };
  });
}

/** What a machine has, and all of them together; nought for one that the simulator does not know. */
function sizes(
  { instanceTypes }: State,
  {
    cloud,
    instanceType,
    count,
  }: { readonly cloud: Cloud; readonly instanceType: string; readonly count: number },
): {
  readonly instanceTypeCpu: string;
  readonly instanceTypeMemoryMib: string;
  readonly effectiveCpu: string;
  readonly effectiveMemoryMib: string;
} {
  const { cpuCores = 0, memoryGib = 0 } = instanceTypes.find(cloud, instanceType) ?? {};
  return {
    instanceTypeCpu: String(cpuCores),
    instanceTypeMemoryMib: String(memoryGib * MIB_PER_GIB),
    effectiveCpu: String(cpuCores * count),
    effectiveMemoryMib: String(memoryGib * MIB_PER_GIB * count),
  };
}

/** When a commitment starts and ends, by the cloud's own words for it. */
function period(
  index: number,
  named: Readonly<Record<string, string | undefined>>,
): Pick<Commitment, 'startDate' | 'endDate'> {
  const [startDate, endDate] = Object.entries(named).map(([name, text = '']) => {
    if (text === '') return undefined;
    const at = Date.parse(text);
    if (Number.isNaN(at)) throw badField(`[${index}].${name}`, `found "${text}", wanted a time`);
    return writeTime(at);
  });
  return {
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
  };
}

function required(value: string | undefined, field: string): string {
  if (value === undefined || value === '') throw badField(field, 'value is required');
  return value;
}

function badWord(field: string, found = '', wanted: readonly string[]): Error {
  return badField(field, `found "${found}", wanted ${wanted.join(', ')}`);
}
