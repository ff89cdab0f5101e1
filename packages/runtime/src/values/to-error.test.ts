import { expect, it } from 'vitest';
import { toError } from './to-error.ts';

const refuse = (): never => {
  throw new Error('not for you');
};

function withPart(name: string, descriptor: PropertyDescriptor): Error {
  return Object.defineProperty(new Error('x'), name, descriptor);
}

it('toError() gives an error back as it is', () => {
  const error = new TypeError('x');
  expect(toError(error)).toBe(error);
});

it.each([
  [null, 'Found null thrown, wanted an Error'],
  ['boom', "Found 'boom' thrown, wanted an Error"],
  [{ code: 7 }, 'Found { code: 7 } thrown, wanted an Error'],
  [Object.create(null), 'Found [Object: null prototype] {} thrown, wanted an Error'],
])('toError() shows %j, which is no error', (thrown, message) => {
  expect(toError(thrown).message).toBe(message);
});

it.each([
  ['a proxy', new Proxy(new Error('x'), { get: refuse, getPrototypeOf: refuse })],
  ['a getter', withPart('message', { get: refuse })],
  ['a stack', withPart('stack', { get: refuse })],
  ['a message of another type', withPart('message', { value: 7 })],
])('toError() makes an error of %s that cannot be read', (_what, thrown) => {
  const { message } = toError(thrown);
  expect(message).toMatch(/^Found .* thrown.*, wanted an Error$/s);
});
