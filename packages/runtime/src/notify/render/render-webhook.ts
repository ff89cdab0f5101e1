import type { Message } from '../message.ts';

/** For any program: the message in parts, and in `data` what it is about. A newer castai-bot may add members. */
export function renderWebhook({ data, event, facts, link, problem, table, text, title }: Message): object {
  return {
    schema: 1,
    event,
    title,
    ...(text === undefined ? {} : { text }),
    facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])),
    ...(table === undefined ? {} : { table }),
    ...(link === undefined ? {} : { link }),
    problem,
    ...data,
  };
}
