import { nameCallee, type Rule } from './rule.ts';

const TESTS = /^(?:describe|test|it|beforeAll|beforeEach|afterAll|afterEach)$/;
const LIMITS = /^(?:timeout|testTimeout|hookTimeout)$/;
const OUR_LIMIT = 'WAIT_LIMIT_MS';

/** A busy machine takes twenty times as long: no test waits a fixed time, asserts one, or has a limit of its own. */
export const noClock: Rule = {
  meta: {
    messages: {
      limit: `The limits of tests stand in one place: leave this one out; for a program take ${OUR_LIMIT} of @castai-bot/testing`,
      wait: 'How long is enough on a busy machine? Await the event, or ask with until() of @castai-bot/testing',
      duration: 'A busy machine takes longer: assert what happened, and in which order, or inject the clock',
    },
  },
  create: (context) => ({
    ImportDeclaration: (node) => {
      if (/^(?:node:)?timers\/promises$/.test(node.source.value)) context.report({ node, messageId: 'wait' });
    },
    CallExpression: (node) => {
      const [first = '', ...members] = nameCallee(node.callee);
      const called = [first, ...members].join('.');
      if (called === 'setTimeout' || called === 'AbortSignal.timeout')
        context.report({ node, messageId: 'wait' });
      const last = node.arguments.at(-1);
      if (TESTS.test(first) && last?.type === 'Literal' && typeof last.value === 'number')
        context.report({ node: last, messageId: 'limit' });
    },
    Property: (node) => {
      if (node.parent.type !== 'ObjectExpression') return;
      if (node.key.type !== 'Identifier' || !LIMITS.test(node.key.name)) return;
      if (node.value.type === 'Identifier' && node.value.name === OUR_LIMIT) return;
      context.report({ node, messageId: 'limit' });
    },
    BinaryExpression: (node) => {
      const { left, operator, right } = node;
      if (operator !== '-' || left.type !== 'CallExpression' || nameCallee(left.callee).at(-1) !== 'now')
        return;
      if (right.type === 'Identifier' || right.type === 'MemberExpression')
        context.report({ node, messageId: 'duration' });
    },
  }),
};
