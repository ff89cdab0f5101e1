import type { BotEntry } from '../read/bot-entry.ts';
import type { Environment } from '../read/environment.ts';
import { type Message } from './message.ts';
import { renderMessage } from './render/render-message.ts';
import type { Delivery } from './post-message.ts';

/** One who is told, as castai-bot.json says. */
export interface Target {
  readonly to: string;
  readonly on: readonly string[];
  /** The variable that holds its address. */
  readonly variable: string;
  /** Names it in what is stored and printed. */
  readonly key: string;
}

const DEFAULT_ON = ['failure', 'recovery'];

/** Who is told of the runs of an entry. */
export function listTargets({ notify = [] }: BotEntry): readonly Target[] {
  return notify.map(({ on = DEFAULT_ON, to, url }) => ({ to, on, variable: url, key: `${to} (${url})` }));
}

/** Whether a target takes messages, and is not only called. */
export function takesMessages({ to }: Target): boolean {
  return to !== 'heartbeat';
}

const EVENTS_API = 'https://events.pagerduty.com/v2/enqueue';
const ROUTING_KEY = /^[\dA-Za-z]{32}$/;

/**
 * What is sent to a target, or why it cannot be.
 *
 * @param message Nothing for a heartbeat
 */
export function addressMessage(
  { to, variable }: Target,
  { env, message }: { readonly env: Environment; readonly message: Message | undefined },
): Delivery | { readonly problem: string } {
  const value = (env[variable] ?? '').trim();
  if (value === '')
    return {
      problem: `env ${variable} is missing: castai-bot secret set ${variable}, here a line in test_config.env`,
    };
  // The key alone is what PagerDuty shows; an address, with the key in its query, is for its service region of the EU.
  const isKey = to === 'pagerduty' && ROUTING_KEY.test(value);
  const url = isKey ? new URL(EVENTS_API) : parseAddress(value);
  if (url === undefined) return { problem: `env ${variable} is no address, wanted https://…` };
  if (url.protocol !== 'https:' && !isLoopback(url))
    return { problem: `env ${variable} is no https address` };
  if (message === undefined) return { url };
  const body = renderMessage(to, message);
  if (body === undefined) return { problem: 'this version of @castai-bot/runtime does not know it' };
  if (to !== 'pagerduty') return { url, body };
  const routingKey = isKey ? value : (url.searchParams.get('routing_key') ?? '');
  url.searchParams.delete('routing_key');
  return { url, body: { routing_key: routingKey, ...body } };
}

function parseAddress(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
