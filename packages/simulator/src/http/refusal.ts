/** What is wrong with one field of a request, as the API words it. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** The body of every error answer of the v1 services. */
export interface ErrorBody {
  readonly message: string;
  readonly fieldViolations: readonly FieldViolation[];
}

/** Thrown by a handler to answer with an error status. */
export class Refusal extends Error {
  readonly status: number;
  readonly fieldViolations: readonly FieldViolation[];

  constructor(status: number, message: string, fieldViolations: readonly FieldViolation[] = []) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.fieldViolations = fieldViolations;
  }

  toBody(): ErrorBody {
    return { message: this.message, fieldViolations: this.fieldViolations };
  }
}

/** Refuses a request whose field `field` cannot be taken. */
export function badField(field: string, description: string): Refusal {
  return new Refusal(400, `Bad Request: ${field}: ${description}`, [{ field, description }]);
}

/** Refuses because nothing of that kind has that id. */
export function notFound(kind: string, id: string): Refusal {
  return new Refusal(404, `${kind} "${id}" not found`);
}
