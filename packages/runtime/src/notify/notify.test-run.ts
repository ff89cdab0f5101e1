import * as z from 'zod';
import { canaryKey } from '../bot/bot.test-process.ts';
import { type RanHere, runHere } from '../bot/run-here.test-run.ts';
import { type BotFunction, defineFunction } from '../functions/define-function.ts';
import { answerJson, serve } from '../http/testing/serve.test-server.ts';
import type { EntryNotification } from '../read/bot-entry.ts';
import type { Notice } from '../functions/notice.ts';

/** How a run of the tests goes. */
export interface NotifiedRun {
  readonly notify: readonly EntryNotification[];
  readonly env?: Readonly<Record<string, string>>;
  /** Items that fail, by id. */
  readonly failed?: readonly string[];
  /** Thrown by the function. */
  readonly error?: string;
  readonly writes?: number;
  readonly notice?: Notice;
  readonly hasState?: boolean;
  readonly runUrl?: string;
}

/** Runs a function that ends as it is told, in this process, against an API that takes all. */
export async function runNotified({ env = {}, notify, runUrl, ...run }: NotifiedRun): Promise<RanHere> {
  const api = await serve((_request, response) => {
    answerJson(response, {});
  });
  return runHere({
    functions: { officeHours: officeHours(run) },
    env: {
      API_URL: api.url,
      API_KEY: canaryKey,
      CLUSTER_ID: 'cluster-1',
      BOT_ENTRY: JSON.stringify({
        entry: 'evening',
        function: 'office-hours',
        notify,
        secrets: notify.map(({ url }) => url),
        runUrl,
        ...(run.hasState === true
          ? { state: { name: 'hours', configMap: 'my-bot-hours-state', namespace: 'bots' } }
          : {}),
      }),
      ...env,
    },
  });
}

function officeHours({ error, failed = [], notice, writes = 0 }: Omit<NotifiedRun, 'notify'>): BotFunction {
  return defineFunction({
    description: 'Ends as it is told',
    inputs: z.object({}),
    run: async ({ castai, clusterId, notify }) => {
      for (let at = 0; at < writes; at += 1) {
        await castai.put('/v1/kubernetes/clusters/{clusterId}/policies', {
          params: { clusterId },
          body: {},
        });
      }
      if (notice !== undefined) await notify(notice);
      if (error !== undefined) throw new Error(error);
      return {
        counts: { workloads: 3 },
        failed: failed.map((id) => ({ id, code: 'conflict', message: `${id} was busy` })),
      };
    },
  });
}
