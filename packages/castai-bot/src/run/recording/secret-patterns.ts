/** What takes the place of a secret. */
export const REDACTED = '[redacted]';

/** What is a secret wherever it stands. */
const SECRET_TEXT = new RegExp(
  [
    String.raw`castai_v1_\w+`,
    // CAST AI's older keys; a digest of an image looks the same.
    String.raw`(?<![\w:])[0-9a-f]{64}(?!\w)`,
    String.raw`eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*`,
    String.raw`(?<!\w)(?:AKIA|ASIA)[A-Z0-9]{16}(?!\w)`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)`,
    String.raw`(?<=\b(?:Bearer|Basic) )[\w.+/=-]{8,}`,
  ].join('|'),
  'g',
);

/** What holds a secret by its name. */
const SECRET_NAME =
  /passw|secret|token|credential|authorization|cookie|kubeconfig|api_?key|private_?key|access_?key|ca_?cert|certificate/i;
/** A place in a list, or the id of a thing that is a secret, is none itself. */
const NO_SECRET_NAME = /cursor|page|continue|ids?$|name$|enabled$/i;

/** Without what is a secret by its form. */
export function redactText(text: string): string {
  return text.replaceAll(SECRET_TEXT, REDACTED);
}

/** Whether a field, header or variable of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name);
}

/** The ways in which a value may stand in a text. */
export function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const encoded = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...encoded];
}
