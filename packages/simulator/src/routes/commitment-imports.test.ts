import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import {
  anAssignment,
  AZURE_RESERVATION,
  CUD,
  RESERVED_INSTANCES,
} from '../examples/commitments.test-kit.ts';
import { aCommitment, ofOrganization } from '../examples/things.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const OVERWRITE = { behaviour: 'OVERWRITE' as const };

/** Of a world of one's own, which has no commitments. */
function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: [{ cluster: { name: 'one' } }] } });
}

async function commitmentsOf({ ok }: CheckedClient): Promise<readonly Schemas['Commitment'][]> {
  return (await ok('listCommitments')).commitments ?? [];
}

const SHARED = {
  allowedUsage: 1,
  autoAssignment: true,
  prioritization: false,
  scalingStrategy: 'Default',
  status: 'Active',
  state: 'STATE_ACTIVE',
  startDate: '2023-01-01T00:00:00Z',
  endDate: '2050-01-01T00:00:00Z',
};

describe('imports of commitments', () => {
  test('importGcpCommitments() keeps a region by its name and resources by their kind', async () => {
    const client = await start();
    await client.ok('importGcpCommitments', { body: [CUD] });
    expect(await commitmentsOf(client)).toMatchObject([
      {
        ...SHARED,
        name: 'one',
        region: 'us-east4',
        gcpResourceCudContext: {
          cudId: '123456789',
          cpu: '100',
          memoryMb: '20480',
          plan: 'TWELVE_MONTH',
          status: 'ACTIVE',
          type: 'COMPUTE_OPTIMIZED_C2D',
        },
      },
    ]);
  });

  test('importAzureReservations() tells terms in CAST AI’s words, and what the machines have', async () => {
    const client = await start();
    await client.ok('importAzureReservations', { body: [AZURE_RESERVATION] });
    expect(await commitmentsOf(client)).toMatchObject([
      {
        ...SHARED,
        name: 'two',
        region: 'eastus',
        azureReservationContext: {
          id: AZURE_RESERVATION.reservationId,
          count: 3,
          instanceType: 'Standard_D4s_v5',
          instanceTypeCpu: '4',
          effectiveCpu: '12',
          plan: 'THREE_YEAR',
          scope: 'Single subscription',
          status: 'Succeeded',
        },
      },
    ]);
  });

  test('importAwsReservedInstances() tells the id of a zone by its mapping', async () => {
    const client = await start();
    const params = ofOrganization(client);
    await client.ok('importAwsReservedInstances', { params, body: [RESERVED_INSTANCES] });
    expect(await commitmentsOf(client)).toMatchObject([
      {
        ...SHARED,
        region: 'eu-central-1',
        awsReservedInstancesContext: {
          instanceType: 'm5.xlarge',
          instanceCount: '2',
          effectiveCpu: '8',
          availabilityZoneName: 'eu-central-1a',
          availabilityZoneId: 'euc1-az2',
        },
      },
    ]);
  });

  test('again, they keep who they are, their settings and their assignments', async () => {
    const client = await start();
    const { ok } = client;
    await ok('importGcpCommitments', { body: [CUD] });
    const params = await aCommitment(client);
    await ok('updateCommitment', { params, body: { allowedUsage: 0.5, status: 'Inactive' } });
    await anAssignment(client);
    await ok('importGcpCommitments', { query: OVERWRITE, body: [{ ...CUD, name: 'renamed' }] });
    const commitments = await commitmentsOf(client);
    expect(commitments.map(({ id, name, allowedUsage, status }) => [id, name, allowedUsage, status])).toEqual(
      [[params.commitmentId, 'renamed', 0.5, 'Inactive']],
    );
    expect((await ok('listCommitmentAssignments')).commitmentsAssignments).toHaveLength(1);
  });

  test('OVERWRITE takes away those of the cloud that are not there, APPEND none', async () => {
    const client = await start();
    const { ok } = client;
    await ok('importGcpCommitments', { body: [CUD] });
    await ok('importAzureReservations', { body: [AZURE_RESERVATION] });
    const more = { ...AZURE_RESERVATION, reservationId: 'another', name: 'three' };
    await ok('importAzureReservations', { query: { behaviour: 'APPEND' }, body: [more] });
    const names = async (): Promise<unknown> => (await commitmentsOf(client)).map(({ name }) => name);
    expect(await names()).toEqual(['one', 'two', 'three']);
    await ok('importAzureReservations', { query: OVERWRITE, body: [more] });
    expect(await names()).toEqual(['one', 'three']);
    await ok('importGcpCommitments', { query: OVERWRITE, body: [] });
    expect(await names()).toEqual(['three']);
  });

  test('one that is over is told so', async () => {
    const client = await start();
    await client.ok('importGcpCommitments', {
      body: [{ ...CUD, endTimestamp: '2024-01-01T00:00:00-07:00' }],
    });
    expect(await commitmentsOf(client)).toMatchObject([
      { state: 'STATE_EXPIRED', endDate: '2024-01-01T07:00:00Z' },
    ]);
  });

  test('refuse what cannot be told apart or read, and keep nothing of it', async () => {
    const client = await start();
    const { refused, sim } = client;
    const gcp = (odd: object): Promise<string> =>
      refused('importGcpCommitments', { body: [CUD, { ...CUD, ...odd }] });
    expect(await gcp({ id: '' })).toContain('[1].id: value is required');
    expect(await gcp({ plan: 'P1Y' })).toContain('[1].plan: found "P1Y", wanted TWELVE_MONTH');
    expect(await gcp({ startTimestamp: 'soon' })).toContain(
      '[1].startTimestamp: found "soon", wanted a time',
    );
    const body = [{ ...AZURE_RESERVATION, term: 'P2Y' }];
    expect(await refused('importAzureReservations', { body })).toContain('[0].term: found "P2Y", wanted P1Y');
    const reserved = [{ ...RESERVED_INSTANCES, reservedInstances: [{ InstanceType: 'm5.large' }] }];
    const params = ofOrganization(client);
    expect(await refused('importAwsReservedInstances', { params, body: reserved })).toContain(
      '[0].reservedInstances[0].ReservedInstancesId: value is required',
    );
    expect(sim.changes()).toEqual([]);
  });
});

describe('assignments of commitments', () => {
  test('deleteCommitment() takes its assignments with it', async () => {
    const client = await start();
    const { ok, refused } = client;
    await ok('importGcpCommitments', { body: [CUD] });
    await anAssignment(client);
    const params = await aCommitment(client);
    await ok('deleteCommitment', { params });
    expect((await ok('listCommitmentAssignments')).commitmentsAssignments).toEqual([]);
    expect(await refused('getCommitment', { params })).toMatch(/^404/);
  });

  test('deleteCommitmentAssignment() takes one from a cluster', async () => {
    const client = await start();
    const { ok, refused } = client;
    await ok('importGcpCommitments', { body: [CUD] });
    const params = { assignmentId: await anAssignment(client) };
    await ok('deleteCommitmentAssignment', { params });
    expect((await ok('getCommitmentAssignments', { params: await aCommitment(client) })).assignments).toEqual(
      [],
    );
    expect(await refused('deleteCommitmentAssignment', { params })).toMatch(/^404/);
  });
});
