import type { Environment } from './environment.ts';

const ENDPOINT = /^OTEL_EXPORTER_OTLP_(?:TRACES_|METRICS_)?ENDPOINT$/;

/** Whether OpenTelemetry's variables name a place for a trace or metrics; what sends them is loaded only then. */
export function wantsTelemetry(env: Environment): boolean {
  if ((env['OTEL_SDK_DISABLED'] ?? '').toLowerCase() === 'true') return false;
  return Object.entries(env).some(([name, value]) => ENDPOINT.test(name) && (value ?? '').trim() !== '');
}
