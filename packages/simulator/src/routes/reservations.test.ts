import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { RESERVATION } from '../examples/commitments.test-kit.ts';
import { ofOrganization } from '../examples/things.test-kit.ts';

async function namesOf(client: CheckedClient): Promise<unknown> {
  const { reservations = [] } = await client.ok('listReservations', { params: ofOrganization(client) });
  return reservations.map(({ name }) => name);
}

test('addReservation() tells what the machine has, and null for what was not said', async () => {
  const client = await startChecked();
  const { reservation } = await client.ok('addReservation', {
    params: ofOrganization(client),
    body: RESERVATION,
  });
  expect(reservation).toMatchObject({
    ...RESERVATION,
    price: '',
    cpu: '4',
    ramMib: '8192',
    zoneId: null,
    zoneName: null,
  });
});

test('overwriteReservations() replaces them all, in Azure’s words too', async () => {
  const client = await startChecked();
  const params = ofOrganization(client);
  await client.ok('addReservation', { params, body: RESERVATION });
  const azure = {
    name: 'of azure',
    region: 'eastus',
    productName: 'Standard_D4s_v5',
    quantity: 2,
    purchaseDate: '2023-01-01T00:00:00Z',
    expirationDate: '2050-01-01T00:00:00Z',
  };
  const body = { items: [azure, { ...RESERVATION, name: 'other' }] };
  const { reservations = [] } = await client.ok('overwriteReservations', { params, body });
  expect(reservations[0]).toMatchObject({
    provider: 'azure',
    instanceType: 'Standard_D4s_v5',
    count: 2,
    startDate: azure.purchaseDate,
    endDate: azure.expirationDate,
  });
  expect(await namesOf(client)).toEqual(['of azure', 'other']);
  await client.ok('overwriteReservations', { params, body: { items: [] } });
  expect(await namesOf(client)).toEqual([]);
});

test('deleteReservation() takes one away', async () => {
  const client = await startChecked();
  const params = ofOrganization(client);
  const { reservation } = await client.ok('addReservation', { params, body: RESERVATION });
  const ids = { ...params, reservationId: reservation?.reservationId ?? '' };
  await client.ok('deleteReservation', { params: ids });
  expect(await namesOf(client)).toEqual([]);
  expect(await client.refused('deleteReservation', { params: ids })).toMatch(/^404/);
});

test('reservations that lack something are refused, and those that were there stay', async () => {
  const client = await startChecked();
  const params = ofOrganization(client);
  await client.ok('addReservation', { params, body: RESERVATION });
  const { instanceType: _type, ...lacking } = RESERVATION;
  const body = { items: [RESERVATION, lacking] };
  expect(await client.refused('overwriteReservations', { params, body })).toContain(
    'items[1].instanceType: value is required',
  );
  expect(
    await client.refused('addReservation', { params, body: { ...RESERVATION, provider: 'moon' } }),
  ).toContain('provider: found "moon", wanted aws, gcp, azure');
  expect(await namesOf(client)).toEqual(['reservation1']);
});

test('a world that is kept has its reservations', async () => {
  const client = await startChecked();
  await client.ok('addReservation', { params: ofOrganization(client), body: RESERVATION });
  expect(await namesOf(await startChecked({ world: client.sim.world }))).toEqual(['reservation1']);
});
