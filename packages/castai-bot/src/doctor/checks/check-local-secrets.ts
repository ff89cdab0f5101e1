import { type BotAnswers, settingsOf } from '@castai-bot/scaffold';
import { passed, warning, type Finding } from '../../inspect/finding.ts';

/** Whether a run on this machine finds what castai-bot.json names as secrets. */
export function checkLocalSecrets(
  answers: BotAnswers,
  local: Readonly<Record<string, string>>,
): readonly Finding[] {
  const named = Object.keys(answers.functions).flatMap((entry) => settingsOf(answers, entry).secrets ?? []);
  return [...new Set(named)].map((name) =>
    local[name]
      ? passed('local-secrets', `test_config.env has ${name}`)
      : warning(
          'local-secrets',
          `test_config.env has no ${name}: a run from here goes without`,
          'Set it in test_config.env',
        ),
  );
}
