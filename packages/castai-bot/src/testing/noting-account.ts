import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Simulator, startSimulator } from '@castai-bot/simulator';
import { listen } from './listen.ts';

/** A simulated account behind a door that notes who shows its key. */
export interface NotingAccount extends AsyncDisposable {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly apiKey: string;
  readonly clusterId: string;
  readonly hasSeenKey: () => boolean;
}

/** Nothing is told without the key, the description of the API included. */
export async function startNotingAccount(): Promise<NotingAccount> {
  const simulator: Simulator = await startSimulator();
  let hasSeenKey = false;
  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const isKnown = incoming.headers['x-api-key'] === simulator.apiKey;
    hasSeenKey ||= isKnown;
    if (!isKnown) {
      response.writeHead(401).end();
      return;
    }
    const { method, headers } = incoming;
    const options = { method, headers: { ...headers, host: new URL(simulator.url).host } };
    const passed = request(`${simulator.url}${incoming.url ?? ''}`, options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(passed);
  });
  const listening = await listen(server);
  return {
    host: listening.host,
    apiKey: simulator.apiKey,
    clusterId: simulator.clusterIds[0] ?? '',
    hasSeenKey: () => hasSeenKey,
    [Symbol.asyncDispose]: async () => {
      await listening[Symbol.asyncDispose]();
      await simulator.close();
    },
  };
}
