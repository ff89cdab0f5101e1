/** Aborts work when it looks at its signal for the n-th time; false when it ends without having looked that often. */
export async function isAbortedAt(
  step: number,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const controller = new AbortController();
  const reason = new Error('enough');
  let looks = 0;
  Object.defineProperty(controller.signal, 'throwIfAborted', {
    value: () => {
      if (looks === step) controller.abort(reason);
      looks += 1;
      if (controller.signal.aborted) throw reason;
    },
  });
  try {
    await work(controller.signal);
    return false;
  } catch (error) {
    if (error !== reason) throw error;
    return true;
  }
}
