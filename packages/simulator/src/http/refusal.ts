/** What is wrong with one field of a request, as the API words it. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** The body of an error answer of the v1 services. */
export interface ErrorEnvelope {
  readonly message: string;
  readonly fieldViolations: readonly FieldViolation[];
}

/** The body of an error answer of the newer services: google.rpc.Status. */
export interface StatusEnvelope {
  readonly code: number;
  readonly message: string;
  readonly details: readonly { readonly '@type': string; readonly [name: string]: unknown }[];
}

/** The services that answer errors with a google.rpc.Status, by how their paths begin. */
const STATUS_SERVICES = [
  '/cluster-autoscaler/',
  '/organization-management/',
  '/patching-engine/',
  '/workload-eviction/',
];
/** google.rpc.Code by HTTP status; UNKNOWN for others. */
const RPC_CODES: ReadonlyMap<number, number> = new Map([
  [400, 3], [401, 16], [403, 7], [404, 5], [409, 6], [429, 8], [500, 13], [501, 12], [503, 14],
]); // prettier-ignore
const UNKNOWN_CODE = 2;

/** Thrown by a handler to answer with an error status. */
export class Refusal extends Error {
  readonly status: number;
  readonly fieldViolations: readonly FieldViolation[];
  /** What its answer has beside those of every answer. */
  readonly headers: Readonly<Record<string, string>> = {};

  constructor(status: number, message: string, fieldViolations: readonly FieldViolation[] = []) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.fieldViolations = fieldViolations;
  }

  /** The body, in the words of the service that the path belongs to. */
  toBody(path: string): ErrorEnvelope | StatusEnvelope | string {
    const { message, fieldViolations, status } = this;
    if (!STATUS_SERVICES.some((service) => path.startsWith(service))) return { message, fieldViolations };
    const details =
      fieldViolations.length === 0
        ? []
        : [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }];
    return { code: RPC_CODES.get(status) ?? UNKNOWN_CODE, message, details };
  }
}

/** Refuses a request whose field `field` cannot be taken. */
export function badField(field: string, description: string): Refusal {
  return new Refusal(400, 'Bad Request', [{ field, description }]);
}

/** Refuses because nothing of that kind has that id. */
export function notFound(kind: string, id: string): Refusal {
  return new Refusal(404, `${kind} "${id}" not found`);
}

/** What an error is answered with: one that nobody threw on purpose is a fault of the simulator, and says where it is. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Refusal(500, `The simulator failed: ${text}`);
}
