import type { Fault, FaultKind } from './fault.ts';

/** Writes a fault as `parseFault` reads it. */
export function writeFault(fault: Fault): string {
  const { route, rate, skip, times } = fault;
  const scope = Object.entries({ rate, skip, times }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  const text = [...writeKind(fault), ...scope].join(',');
  return route === undefined ? text : `${text}@${route}`;
}

function writeKind(fault: FaultKind): readonly string[] {
  switch (fault.kind) {
    case 'status': {
      const { retryAfter, body } = fault;
      return [
        `status=${fault.status}`,
        ...(retryAfter === undefined ? [] : [`retryAfter=${retryAfter}`]),
        ...(body === undefined ? [] : [`body=${body}`]),
        ...writeApplied(fault),
      ];
    }
    case 'latency':
    case 'clockSkew':
      return [`${fault.kind}=${fault.milliseconds}`];
    case 'reset':
    case 'stall':
      return [fault.kind, ...(fault.at === 'body' ? ['at=body'] : []), ...writeApplied(fault)];
    case 'rateLimit':
      return [
        `rateLimit=${fault.perSecond}`,
        ...(fault.burst === undefined ? [] : [`burst=${fault.burst}`]),
        ...(fault.sendsRetryAfter === true ? ['retryAfter'] : []),
      ];
    case 'wrongKey':
    case 'readonlyKey':
    default:
      return [fault.kind];
  }
}

function writeApplied({ isApplied }: { readonly isApplied?: boolean }): readonly string[] {
  return isApplied === true ? ['applied'] : [];
}
