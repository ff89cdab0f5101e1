/** Anything in the form of a UUID: every id of CAST AI is one. */
export const UUID: RegExp = /(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/gi;
export const EMAIL: RegExp = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** The account in the name of a thing of AWS. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const ARN_ACCOUNT: RegExp = /(?<=\barn:aws[\w-]{0,16}:[\w-]{0,40}:[\w-]{0,40}:)\d{12}(?!\d)/g;
export const INSTANCE_ID: RegExp = /(?<![\w-])i-[0-9a-f]{8,17}(?![\w-])/g;
/** How those who log people in name them. @see https://auth0.com/docs/manage-users/user-accounts/identify-users */
export const LOGIN_ID: RegExp =
  /(?<=(?<![\w|])(?:auth0|google-oauth2|github|windowslive|waad|okta|oidc|samlp|email|sms)\|)[\w.@|+-]+/g;

const WHOLE_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WHOLE_EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const IP_V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IP_V6 = /^(?=.*:.*:)[\da-f:.]{2,45}$/i;

export function isUuid(text: string): boolean {
  return WHOLE_UUID.test(text);
}

export function isEmail(text: string): boolean {
  return WHOLE_EMAIL.test(text);
}

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** What stands for a personal value, in the form of that value: `word` with a number says what it is. */
export function inTheFormOf(
  text: string,
  { word, number }: { readonly word: string; readonly number: number },
): string {
  const name = `${word}-${number}`;
  if (word === 'instance') return `i-${pad(number, 17)}`;
  if (/^\d+$/.test(text)) return pad(number, text.length);
  if (isUuid(text)) return `00000000-0000-4000-8000-${pad(number, 12)}`;
  if (isEmail(text)) return `${name}@example.com`;
  if (isUrl(text)) return `https://${name}.example.com/`;
  // Ranges for examples and for tests of networks. @see https://www.rfc-editor.org/rfc/rfc6890
  if (IP_V4.test(text)) return number < 255 ? `192.0.2.${number}` : `198.18.${number >> 8}.${number & 255}`;
  if (IP_V6.test(text)) return `2001:db8::${number.toString(16)}`;
  const [, before = ''] = /^((?:ssh|ecdsa|sk)-[\w@.-]+ |[\w-]+\|)/.exec(text) ?? [];
  return before + name;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
