import { nameCallee, type Rule } from './rule.ts';

const WHY = /\((?:needs|not on) \w/;

/** `npm test` lists what it skipped by its title, so the title says what it takes. */
export const skipSaysWhy: Rule = {
  meta: {
    messages: {
      why: 'Say in the title what this takes where it is not skipped: "… (needs zsh)", "… (not on Windows)"',
    },
  },
  create: (context) => ({
    CallExpression: (node) => {
      if (!nameCallee(node.callee).some((name) => name === 'skipIf' || name === 'runIf')) return;
      const [title] = node.arguments;
      if (title?.type === 'Literal' && typeof title.value === 'string' && !WHY.test(title.value))
        context.report({ node: title, messageId: 'why' });
    },
  }),
};
