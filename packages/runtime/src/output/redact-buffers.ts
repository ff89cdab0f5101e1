/** How many bytes of a secret tell more than chance would: Node prints the first 50 of a Buffer, wherever they begin. */
const TELLING = 8;

const PRINTED = /<Buffer((?: [0-9a-f]{2})+)/g;

/** Whether a text holds a printed Buffer. */
export function holdsBuffer(text: string): boolean {
  return text.includes('<Buffer ');
}

/** Replaces the bytes of each Buffer that was printed, as in `<Buffer 63 61 …>`, where they show a part of a secret. */
export function redactBuffers(text: string, secrets: Iterable<string>, replacement: string): string {
  const values = [...secrets].map((secret) => Buffer.from(secret).toString('latin1'));
  return text.replaceAll(PRINTED, (printed, hex: string) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('latin1');
    return values.some((value) => shows(bytes, value)) ? `<Buffer ${replacement}` : printed;
  });
}

function shows(bytes: string, value: string): boolean {
  const length = Math.min(TELLING, value.length);
  for (let at = 0; at + length <= value.length; at += 1) {
    if (bytes.includes(value.slice(at, at + length))) return true;
  }
  return false;
}
