import { expect, test } from 'vitest';
import { readErrorBody } from './error-body.ts';

test('readErrorBody() reads the error of the v1 services', () => {
  const body = {
    message: 'Bad Request',
    fieldViolations: [{ field: 'credentials', description: 'Forbidden' }],
  };
  expect(readErrorBody(body)).toEqual(body);
});

test('readErrorBody() reads google.rpc.Status with its violations', () => {
  const body = {
    code: 3,
    message: 'invalid argument',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field: 'name', description: 'too long' }],
      },
      { '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId: 'r' },
    ],
  };
  expect(readErrorBody(body)).toEqual({
    message: 'invalid argument',
    fieldViolations: [{ field: 'name', description: 'too long' }],
  });
});

test.each([null, undefined, 'text', 7, [], {}, { message: 1, fieldViolations: 'x', details: [null, 1] }])(
  'readErrorBody() says nothing about %j',
  (body) => {
    expect(readErrorBody(body)).toEqual({ fieldViolations: [] });
  },
);
