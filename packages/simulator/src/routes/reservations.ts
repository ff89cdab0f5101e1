import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { badField } from '../http/refusal.ts';
import type { Handlers, Received } from '../http/route.ts';
import type { State } from '../state/state.ts';
import { type Cloud, CLOUDS } from '../world/instance-types.ts';
import type { Reservation } from '../world/world.ts';

const MIB_PER_GIB = 1024;

export const reservationHandlers: Handlers = {
  listReservations: (call) => ({ reservations: pathContents(call).reservations.toArray() }),
  addReservation: (call) => {
    const reservation = readReservation(call.state, call.body, '');
    return { reservation: pathContents(call).reservations.put(reservation) };
  },
  overwriteReservations: (call) => {
    const { reservations } = pathContents(call);
    const { items = [] } = call.body;
    const read = items.map((item, index) => readReservation(call.state, item, `items[${index}].`));
    for (const { reservationId } of reservations.toArray()) reservations.remove(reservationId);
    return { reservations: read.map((reservation) => reservations.put(reservation)) };
  },
  deleteReservation: (call) => {
    const { reservations } = pathContents(call);
    const { reservationId: id } = call.params;
    reservations.remove(found(reservations.get(id), { kind: 'reservation', id }).reservationId);
    return {};
  },
};

type Sent = Received<Schemas['NewReservation']>;

/** Reads a reservation, in CAST AI's words or in those of Azure's export. @throws {Refusal} 400 for what it lacks */
function readReservation(state: State, sent: Sent, place: string): Reservation {
  const provider = providerOf(sent, `${place}provider`);
  const { name = '', region = '', instanceType = '', ...rest } = inOwnWords(sent);
  for (const [field, value] of Object.entries({ name, region, instanceType })) {
    if (value === '') throw badField(`${place}${field}`, 'value is required');
  }
  const { cpuCores = 0, memoryGib = 0 } = state.instanceTypes.find(provider, instanceType) ?? {};
  const createdAt = state.timestamp();
  return {
    count: 0,
    price: '',
    endDate: null,
    zoneId: null,
    zoneName: null,
    ...rest,
    reservationId: state.random.uuid(),
    name,
    provider,
    region,
    instanceType,
    cpu: String(cpuCores),
    ramMib: String(memoryGib * MIB_PER_GIB),
    createdAt,
    updatedAt: createdAt,
  };
}

/** What was said, by CAST AI's names for it. */
function inOwnWords(sent: Sent): Partial<Omit<Reservation, 'provider'>> {
  const { name, region, price, zoneId, zoneName, productName, quantity, purchaseDate, expirationDate } = sent;
  const said = {
    name,
    region,
    price,
    zoneId,
    zoneName,
    instanceType: sent.instanceType ?? productName,
    count: sent.count ?? quantity,
    startDate: sent.startDate ?? purchaseDate,
    endDate: sent.endDate ?? expirationDate,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Azure's export does not say that it is of Azure. */
function providerOf({ provider, productName }: Sent, field: string): Cloud {
  if (provider === undefined && productName !== undefined) return 'azure';
  const known = CLOUDS.find((cloud) => cloud === provider);
  if (known === undefined) throw badField(field, `found "${provider ?? ''}", wanted ${CLOUDS.join(', ')}`);
  return known;
}
