/** Sends recorded requests again and prints how long that took, in ms: reads one after the other, then the writes. */
import { readFile } from 'node:fs/promises';
import process from 'node:process';

interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const [file = '', concurrency = ''] = process.argv.slice(2);
const { API_URL = '', API_KEY = '' } = process.env;
const lines = (await readFile(file, 'utf8')).trim().split('\n');
// What the simulator itself has written.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const requests = lines.map((line) => JSON.parse(line) as Recorded);
const reads = requests.filter(({ method }) => method === 'GET');
const writes = requests.filter(({ method }) => method !== 'GET').values();

// To load fetch and to connect belongs to a bot's start.
for (const read of reads.slice(0, 1)) await send(read);
const startedAt = performance.now();
for (const read of reads) await send(read);
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (const write of writes) await send(write);
  }),
);
console.log(performance.now() - startedAt);

async function send({ method, path, query, body }: Recorded): Promise<void> {
  const answer = await fetch(`${API_URL}${path}?${new URLSearchParams(query).toString()}`, {
    method,
    headers: { 'X-API-Key': API_KEY, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
  await answer.json();
}
