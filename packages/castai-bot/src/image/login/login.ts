/** Who a push is made as. */
export interface Login {
  /** Where it was found, for people: a file, a credential helper. */
  readonly source: string;
  /** Unknown for a token. */
  readonly username: string | undefined;
  readonly secret: Secret;
}

export type Secret =
  | { readonly kind: 'password'; readonly password: string }
  /** An OAuth2 refresh token, as `docker login` keeps it for some registries. */
  | { readonly kind: 'identity-token'; readonly token: string };

/** `alice (from /home/alice/.docker/config.json)`. */
export function describeLogin({ username, source }: Login): string {
  return `${username ?? 'the holder of a token'} (${source})`;
}
