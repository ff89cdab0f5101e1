/** What is often wanted, in words and as it is typed. */
export const FAULT_PRESETS: readonly (readonly [title: string, text: string])[] = [
  ['The next write fails with 429', 'status=429,times=1@write'],
  ['The next write fails with 503', 'status=503,times=1@write'],
  ['The next write is done, its answer lost', 'reset,times=1,applied@write'],
  ['One request in ten fails with 503', 'status=503,rate=0.1'],
  ['Every answer takes 2 s', 'latency=2000'],
  ['5 requests a second, then 429', 'rateLimit=5'],
  ['The key is refused', 'wrongKey'],
  ['The key may only read', 'readonlyKey'],
];
