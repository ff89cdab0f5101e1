import { request as httpRequest } from 'node:http';

/** What somebody asks a page's server, as a browser does. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is answered. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** A browser that has come in with the token; `Data` is what is at each path below `data/`. */
export interface PageVisitor<Data extends object> {
  /** With the token. */
  readonly url: string;
  readonly origin: string;
  readonly cookie: string;
  readonly send: (sent: Sent) => Promise<Got>;
  /** What is at a path below `data/`, whatever is answered. */
  readonly ask: (path: string) => Promise<Got>;
  /** The same; it has to be there. */
  readonly read: <Path extends keyof Data & string>(
    path: Path,
    query?: Readonly<Record<string, string>>,
  ) => Promise<Data[Path]>;
  /** Presses a button, whatever is answered. */
  readonly press: (button: string, body?: object) => Promise<Got>;
}

/** Comes in by the URL that a server prints. */
export async function enterPage<Data extends object>(url: string): Promise<PageVisitor<Data>> {
  const { origin, pathname, search } = new URL(url);
  const send = (sent: Sent): Promise<Got> => sendTo(origin, sent);
  const entered = await send({ path: pathname + search });
  const [cookie = ''] = String(entered.headers['set-cookie']).split(';');
  const ask = (path: string): Promise<Got> => send({ path: `${pathname}data/${path}`, headers: { cookie } });
  return {
    url,
    origin,
    cookie,
    send,
    ask,
    read: async (path, query = {}) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
      readAnswer(await ask(`${path}?${new URLSearchParams(query).toString()}`)) as Data[typeof path],
    press: (button, body = {}) =>
      send({
        method: 'POST',
        path: `${pathname}do/${button}`,
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** The JSON of an answer. @throws Error where it is another status than 200 */
export function readAnswer({ status, text }: Got): unknown {
  if (status !== 200) throw new Error(`The page was answered ${status}: ${text}`);
  const value: unknown = JSON.parse(text);
  return value;
}

/** One request: a fetch of Node's sets neither Host nor Cookie. */
export async function sendTo(
  origin: string,
  { method = 'GET', path, headers = {}, body }: Sent,
): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const outgoing = httpRequest(new URL(path, origin), { method, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    });
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}
