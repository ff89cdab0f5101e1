import { describe, expect, test } from 'vitest';
import { splitDiff } from './split-diff.ts';

const CREATED = `--- v1.ConfigMap.castai-agent.my-bot-greet
+++ v1.ConfigMap.castai-agent.my-bot-greet
@@ -0,0 +1,2 @@
+apiVersion: v1
+--- kind: ConfigMap
--- batch.v1.CronJob.castai-agent.my.bot
+++ batch.v1.CronJob.castai-agent.my.bot
@@ -0,0 +1,1 @@
+apiVersion: batch/v1
`;
const CHANGED = `--- batch.v1.CronJob.castai-agent.other
+++ batch.v1.CronJob.castai-agent.other
@@ -10,1 +10,1 @@
-  schedule: 0 1 * * *
+  schedule: 0 2 * * *`;

describe('splitDiff', () => {
  test('splitDiff() names what is new, and keeps what changes', () => {
    expect(splitDiff(`${CREATED}${CHANGED}`)).toEqual({
      created: ['ConfigMap/my-bot-greet', 'CronJob/my.bot'],
      changed: CHANGED,
    });
    expect(splitDiff('')).toEqual({ created: [], changed: '' });
    expect(splitDiff(CHANGED)).toEqual({ created: [], changed: CHANGED });
  });

  test('splitDiff() keeps what it cannot read', () => {
    const text = '? CronJob/my-bot-greet\n(no diff program is on the PATH to show what changes)';
    expect(splitDiff(text)).toEqual({ created: [], changed: text });
  });
});
