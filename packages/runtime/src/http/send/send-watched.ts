import type { CallFacts } from '../call-facts.ts';
import { sendCall } from './send-call.ts';
import type { Sending } from './sending.ts';

/** Sends a call and tells what became of it, good or not. */
export async function sendWatched(sending: Sending, onCall: (facts: CallFacts) => void): Promise<unknown> {
  const { call, progress, request, settings } = sending;
  const startedAt = settings.clock.now();
  const tell = (error: unknown): void => {
    onCall({
      method: call.method,
      template: call.path,
      url: request.url,
      startedAt,
      endedAt: settings.clock.now(),
      retries: progress.retries,
      status: progress.status,
      error,
    });
  };
  try {
    const body = await sendCall(sending);
    tell(undefined);
    return body;
  } catch (error) {
    tell(error);
    throw error;
  }
}
