import { isRecord } from '../../values/json-value.ts';

/** A field that the API refused, and why. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** What an error answer says, whichever family of services wrote it. */
export interface ErrorBody {
  readonly message?: string | undefined;
  readonly fieldViolations: readonly FieldViolation[];
}

/**
 * Reads the two shapes of error bodies: `{message, fieldViolations}` and google.rpc.Status
 * `{code, message, details}`, whose BadRequest details hold the violations. Anything else says nothing.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export function readErrorBody(value: unknown): ErrorBody {
  if (!isRecord(value)) return { fieldViolations: [] };
  const { message, fieldViolations, details } = value;
  return {
    ...(typeof message === 'string' && message !== '' ? { message } : {}),
    fieldViolations: [
      ...listViolations(fieldViolations),
      ...list(details).flatMap((detail) =>
        isRecord(detail) ? listViolations(detail['fieldViolations']) : [],
      ),
    ],
  };
}

function listViolations(value: unknown): readonly FieldViolation[] {
  return list(value).flatMap((item) => {
    if (!isRecord(item)) return [];
    const { field, description } = item;
    return typeof field === 'string' && typeof description === 'string' ? [{ field, description }] : [];
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
