/** What takes the place of a secret. */
export const REDACTED = '[redacted]';

/** What is a secret wherever it stands. */
const SECRET_FORMS = [
  /castai_v1_\w+/,
  // CAST AI's older keys; a digest of an image looks the same.
  /(?<![\w:])[0-9a-f]{64}(?!\w)/,
  /eyJ[\w-]{8,2000}\.[\w-]{8,}\.[\w-]*/,
  /(?<!\w)(?:AKIA|ASIA)[A-Z0-9]{16}(?!\w)/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
  /(?<=\b(?:Bearer|Basic) )[\w.+/=-]{8,}/,
  // GitHub's and GitLab's tokens.
  /(?<!\w)gh[pousr]_\w{20,255}/,
  /(?<!\w)github_pat_\w{20,255}/,
  /(?<!\w)gl[a-z]{2,5}-[\w-]{20,255}/,
  // Slack's tokens.
  /(?<!\w)xox[a-z]-[\w-]{10,255}/,
  /(?<!\w)xapp-[\w-]{10,255}/,
  // PagerDuty's: of a user, and of an integration.
  /(?<![\w+])[uy]\+[\w-]{18}(?![\w-])/,
  /(?<![\w:-])[0-9a-f]{32}(?![\w-])/,
  // What signs an address of AWS.
  /(?<=X-Amz-(?:Signature|Credential|Security-Token)=)[^&\s"']+/,
  /(?<=\b(?:Credential|Signature)=)[\w/+=-]{16,}/,
  // The login in an address.
  /(?<=\b[a-z][a-z\d+.-]{1,12}:\/\/)[^\s/?#@:"'<>]{0,100}:[^\s/?#@"'<>]{1,200}(?=@)/,
  // Whoever has the address of a webhook may post to it.
  /(?<=\bhooks\.slack\.com\/)[^\s"'<>]+/,
  /(?<=\.webhook\.office\.com\/)[^\s"'<>]+/,
  /(?<=\boutlook\.office\.com\/webhook\/)[^\s"'<>]+/,
  /(?<=\bdiscord(?:app)?\.com\/api\/webhooks\/)[^\s"'<>]+/,
  /(?<=\bevents\.(?:eu\.)?pagerduty\.com\/integration\/)[^\s"'<>]+/,
];

// oxlint-disable-next-line patterns/no-backtracking -- each of its forms is judged above
const SECRET_TEXT = new RegExp(SECRET_FORMS.map(({ source }) => source).join('|'), 'g');

/** Without what is a secret by its form. */
export function redactText(text: string): string {
  return text.replaceAll(SECRET_TEXT, REDACTED);
}

/** Below this the middle of a base64 text is too short to be told from others. */
const SHORTEST_ENCODED = 12;

/** The ways in which a value may stand in a text: plain, URL-encoded, in JSON, and in base64 wherever that begins. */
export function spellings(secret: string): readonly string[] {
  const plain = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  const encoded = [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    // The characters at both ends depend on what stands around the secret too.
    const first = Math.ceil((offset * 4) / 3);
    const last = Math.floor((bytes.length * 4) / 3);
    return [bytes.toString('base64'), bytes.toString('base64url')].map((text) => text.slice(first, last));
  });
  return [...plain, ...encoded.filter((text) => text.length >= SHORTEST_ENCODED)];
}
