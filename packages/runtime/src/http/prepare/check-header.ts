import { CastAiBotError } from '../../errors.ts';

/**
 * Checks that a value can go into a header. fetch quotes one that cannot, and the API key is one.
 *
 * @throws CastAiBotError `bad_header`; its message does not hold the value
 */
export function checkHeader(name: string, value: string): void {
  if (/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value)) return;
  const found =
    value === '' ? 'nothing' : 'a line break, an outer space or another character outside printable ASCII';
  throw new CastAiBotError(`Cannot send the ${name}: found ${found}, wanted what one header line can hold`, {
    code: 'bad_header',
  });
}
