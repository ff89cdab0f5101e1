import { writeFile } from 'node:fs/promises';
import { countSeen } from '@castai-bot/api/count-seen';
import { document } from '@castai-bot/api/document';
import type { Fault } from './faults/fault.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { createApp } from './http/create-app.ts';
import type { RecordedRequest } from './http/recorded-request.ts';
import { createRequestReader } from './http/request-reader.ts';
import { listen } from './listen.ts';
import { handlers } from './routes/handlers.ts';
import { openState } from './open-state.ts';
import type { Simulator, SimulatorOptions, VirtualClock } from './simulator.ts';
import { type Clock, createClock } from './state/clock.ts';
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
  const { seed = 1, now = Date.now, onRequest } = options;
  const clock = createClock(now);
  const faults = new FaultPlan({ random: createRandom(seed, 'faults'), now: () => clock.now() });
  const inject = createInjector(faults, clock);
  options.faults?.forEach(inject);
  const { state, keys } = await openState(options, clock);
  const requests: RecordedRequest[] = [];
  const stopped = new AbortController();
  const app = createApp({
    state,
    handlers,
    document,
    faults,
    signal: stopped.signal,
    readRequest: createRequestReader(document, state.guesses),
    onRequest: (request) => {
      requests.push(request);
      onRequest?.(request);
    },
  });
  const certificate = options.tls === true ? await loadCertificate() : undefined;
  const listening = await listen(app, { port: options.port ?? 0, certificate });
  const close = (): Promise<void> => {
    stopped.abort();
    return listening.close();
  };
  return {
    url: listening.url,
    authority: certificate?.authority,
    apiKey: keys.full.apiKey.token,
    readonlyApiKey: keys.readonly.apiKey.token,
    organizationId: keys.full.apiKey.organizationId,
    seen: countSeen(document),
    requests,
    get clusterIds() {
      return state.clusters.toArray().map(({ id }) => id);
    },
    get world() {
      return asOfNow(state).toWorld();
    },
    changes: () => asOfNow(state).journal.changes(),
    clock: createVirtualClock(clock, seed),
    advance: (milliseconds) => clock.advance(milliseconds),
    inject,
    clearFaults: () => {
      faults.clear();
      clock.skew(0);
    },
    saveRequests: (file) =>
      writeFile(file, requests.map((request) => `${JSON.stringify(request)}\n`).join('')),
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

function createInjector(faults: FaultPlan, clock: Clock): (fault: Fault) => () => void {
  return (fault) => {
    if (fault.kind !== 'clockSkew') return faults.add(fault);
    clock.skew(fault.milliseconds);
    return () => clock.skew(0);
  };
}

/** What is read is read as of now: what became due is done first. */
function asOfNow(state: State): State {
  state.clock.settle();
  return state;
}
