import type { JsonObject } from './kube-object.ts';

const CODES = {
  BadRequest: 400,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  AlreadyExists: 409,
  Conflict: 409,
  UnsupportedMediaType: 415,
  Invalid: 422,
} as const;

export type StatusReason = keyof typeof CODES;

/** A refusal, as the API server words it. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly code: number;
  readonly body: JsonObject;

  constructor(reason: StatusReason, message: string, details: JsonObject = {}) {
    super(message);
    this.code = CODES[reason];
    this.body = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      details,
      code: this.code,
    };
  }
}
