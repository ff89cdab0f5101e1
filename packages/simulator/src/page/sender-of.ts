/** Who sent a request. */
export interface Sender {
  /** For people: the function of a bot, or the program. */
  readonly name: string | null;
  readonly function: string | null;
  readonly bot: string | null;
}

/** Reads who sent a request from its User-Agent, where a bot's runtime names the bot and its function. */
export function senderOf(headers: Readonly<Record<string, string>>): Sender {
  const products = new Map(
    (headers['user-agent'] ?? '').split(' ').map((product) => {
      const [name = '', version = ''] = product.split('/');
      return [name, version] as const;
    }),
  );
  const [bot, named] = [products.get('bot') ?? null, products.get('function') ?? null];
  const [program] = [...products.keys()].filter((name) => name !== '');
  return { name: named ?? bot ?? program ?? null, function: named, bot };
}
