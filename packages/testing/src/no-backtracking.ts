import { analyse } from 'scslre';
import type { Rule } from './rule.ts';

/**
 * A pattern that can read a text in more than one way blocks the process for as long as that takes: seconds for a
 * cookie of 80,000 spaces, for ever for a name of 33 letters.
 */
export const noBacktracking: Rule = {
  meta: {
    messages: {
      slow: 'On a text with many of {{characters}} this takes {{growth}}: let each of its parts end where the next begins',
      unknown:
        'What is put together cannot be judged: write the pattern out, or say why no text can make it slow',
    },
  },
  create: (context) => ({
    Literal: (node) => {
      if (!('regex' in node)) return;
      const { flags, pattern } = node.regex;
      const { reports } = analyse({ source: pattern, flags });
      const report = reports.find(({ exponential }) => exponential) ?? reports[0];
      if (report === undefined) return;
      const growth = report.exponential ? 'exponentially long' : 'at least the square of its length';
      context.report({
        node,
        messageId: 'slow',
        data: { characters: report.character.literal.source, growth },
      });
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp')
        context.report({ node, messageId: 'unknown' });
    },
  }),
};
