import { writeFile } from 'node:fs/promises';
import { countSeen } from '@castai-bot/api/count-seen';
import { document } from '@castai-bot/api/document';
import { PAGE_ROOT } from '@castai-bot/page';
import { createFrontDoor } from './front-door.ts';
import { createApp } from './http/create-app.ts';
import { createRequestReader } from './http/request-reader.ts';
import { listen } from './listen.ts';
import { handlers } from './routes/handlers.ts';
import { openRunning } from './running.ts';
import type { Simulator, SimulatorOptions, VirtualClock } from './simulator.ts';
import type { Clock } from './state/clock.ts';
import type { State } from './state/state.ts';
import type { Certificate } from './tls/make-certificate.ts';
import { createRandom } from './world/random.ts';

/**
 * Starts a CAST AI API on 127.0.0.1 with a world of its own, and resolves once it listens.
 *
 * @throws {SimulatorError} when the port cannot be had, or the world cannot be used
 * @see https://api.cast.ai/v1/spec/openapi.json for the shapes; its own document is at `/v1/spec/openapi.json`
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const running = await openRunning(options);
  const { clock, faults, keys, log, inject } = running;
  const stopped = new AbortController();
  const app = createApp({
    get state() {
      return running.state;
    },
    get resetting() {
      return running.resetting;
    },
    handlers,
    document,
    faults,
    signal: stopped.signal,
    readRequest: createRequestReader(document, running.state.guesses),
    onRequest: (request, tookMs) => {
      const timing = { arrivedAt: Date.now() - tookMs, tookMs };
      log.add({ request, ...timing });
      options.onRequest?.(request, timing);
    },
  });
  const door = createFrontDoor({ app, running, allowedHosts: options.allowedHosts ?? [] });
  const certificate = options.tls === true ? await loadCertificate() : undefined;
  const listening = await listen(door.answer, { port: options.port ?? 0, certificate });
  const close = (): Promise<void> => {
    stopped.abort();
    door.close();
    return listening.close();
  };
  return {
    url: listening.url,
    get explorerUrl() {
      return `${listening.url}${PAGE_ROOT}?token=${door.session().token}`;
    },
    authority: certificate?.authority,
    apiKey: keys.full.apiKey.token,
    readonlyApiKey: keys.readonly.apiKey.token,
    organizationId: keys.full.apiKey.organizationId,
    seen: countSeen(document),
    requests: log.requests,
    get clusterIds() {
      return running.state.clusters.toArray().map(({ id }) => id);
    },
    get world() {
      return asOfNow(running.state).toWorld();
    },
    changes: () => asOfNow(running.state).journal.changes(),
    clock: createVirtualClock(clock, options.seed ?? 1),
    advance: (milliseconds) => clock.advance(milliseconds),
    inject,
    clearFaults: () => running.mend(),
    reset: running.reset,
    saveRequests: (file) =>
      writeFile(file, log.requests.map((request) => `${JSON.stringify(request)}\n`).join('')),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Clients hold it against their own clock, not the simulator's. */
async function loadCertificate(): Promise<Certificate> {
  const { makeCertificate } = await import('./tls/make-certificate.ts');
  return makeCertificate(Date.now());
}

function createVirtualClock(clock: Clock, seed: number): VirtualClock {
  const random = createRandom(seed, 'clock');
  return {
    now: () => clock.now(),
    random: () => random.next(),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      clock.advance(milliseconds);
      // What goes on beside the sleeper gets its turn.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}

/** What is read is read as of now: what became due is done first. */
function asOfNow(state: State): State {
  state.clock.settle();
  return state;
}
