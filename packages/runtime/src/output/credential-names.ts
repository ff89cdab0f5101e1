/** How the names of headers end that carry a credential: `X-API-Key`, `Proxy-Authorization`, `Set-Cookie`. */
const ENDINGS = ['api-key', 'auth-token', 'authorization', 'cookie'];

/** Whether a text may hold the name of such a header. */
export const credentialHint: RegExp = /api-key|auth-token|authorization|cookie/i;

/** Whether what stands under this name is a credential, in any case. */
export function isCredentialName(name: string): boolean {
  const lower = name.toLowerCase();
  return ENDINGS.some((ending) => lower === ending || lower.endsWith(`-${ending}`));
}
