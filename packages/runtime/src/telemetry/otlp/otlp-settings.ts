import type { Environment } from '../../read/environment.ts';

/** Where one signal goes, and how. */
export interface OtlpTarget {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Where a run's trace and metrics go, and how. */
export interface OtlpSettings {
  /** Undefined: not sent. */
  readonly traces: OtlpTarget | undefined;
  readonly metrics: OtlpTarget | undefined;
  /** Attributes of the resource, `service.name` among them. */
  readonly resource: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

type Signal = 'traces' | 'metrics';

const PREFIX = 'OTEL_EXPORTER_OTLP';
const TIMEOUT_MS = 10_000;
const PROTOCOLS = ['http/json', 'http/protobuf'];

/**
 * Reads the variables of OpenTelemetry's exporters. Collectors take JSON wherever they take protobuf over HTTP, so
 * both of those protocols are answered with JSON; gRPC is not spoken, and nothing is sent then.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export function readOtlpSettings(env: Environment, bot: string): OtlpSettings {
  const traces = readSignal(env, 'traces');
  const metrics = readSignal(env, 'metrics');
  const attributes = readPairs(env['OTEL_RESOURCE_ATTRIBUTES']);
  const name = env['OTEL_SERVICE_NAME'] ?? '';
  return {
    traces: traces.target,
    metrics: metrics.target,
    resource: { 'service.name': bot, ...attributes, ...(name === '' ? {} : { 'service.name': name }) },
    warnings: [...new Set([...traces.warnings, ...metrics.warnings])],
  };
}

interface SignalReading {
  readonly target: OtlpTarget | undefined;
  readonly warnings: readonly string[];
}

const NOT_SENT: SignalReading = { target: undefined, warnings: [] };

function readSignal(env: Environment, signal: Signal): SignalReading {
  const upper = signal.toUpperCase();
  const own = `${PREFIX}_${upper}`;
  if (env[`OTEL_${upper}_EXPORTER`] === 'none') return NOT_SENT;
  const [variable, text] = firstSet(env, [`${own}_ENDPOINT`, `${PREFIX}_ENDPOINT`]);
  if (text === '') return NOT_SENT;
  const [named, protocol] = firstSet(env, [`${own}_PROTOCOL`, `${PREFIX}_PROTOCOL`]);
  if (!['', ...PROTOCOLS].includes(protocol))
    return refuse(named, protocol, 'http/json, to port 4318 as a rule');
  // An endpoint of one signal is taken as it is; the common one is where the paths of all begin.
  const url = URL.parse(variable === `${own}_ENDPOINT` ? text : `${text.replace(/\/$/, '')}/v1/${signal}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return refuse(variable, text, 'an http or https URL');
  const [, headers] = firstSet(env, [`${own}_HEADERS`, `${PREFIX}_HEADERS`]);
  const timeout = Number(firstSet(env, [`${own}_TIMEOUT`, `${PREFIX}_TIMEOUT`])[1]);
  const timeoutMs = timeout > 0 && timeout <= TIMEOUT_MS ? timeout : TIMEOUT_MS;
  return { target: { url, headers: readPairs(headers), timeoutMs }, warnings: [] };
}

function refuse(variable: string, found: string, wanted: string): SignalReading {
  const warning = `No traces or metrics are sent by it: ${variable} is ${JSON.stringify(found)}, wanted ${wanted}`;
  return { target: undefined, warnings: [warning] };
}

function firstSet(env: Environment, names: readonly string[]): readonly [name: string, value: string] {
  const name = names.find((one) => (env[one] ?? '').trim() !== '') ?? '';
  return [name, (env[name] ?? '').trim()];
}

/** `key=value,key=value`, the values percent-encoded, as in W3C Baggage. */
function readPairs(text: string | undefined): Readonly<Record<string, string>> {
  const pairs = (text ?? '').split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
