import { expect, test } from 'vitest';
import { chooseVariables } from './choose-variables.ts';

const choose = (
  file: Readonly<Record<string, string>>,
  shell: Readonly<Record<string, string>>,
): ReturnType<typeof chooseVariables> => chooseVariables(file, { shell, shown: 'f.env' });

test('chooseVariables() takes the file, and says where the shell differs', () => {
  expect(
    choose({ API_KEY: 'a', CLUSTER_ID: 'c', MINE: '1' }, { API_KEY: 'b', CLUSTER_ID: 'c', MINE: '2' }),
  ).toEqual({
    variables: { API_KEY: 'a', CLUSTER_ID: 'c', MINE: '1' },
    notes: [
      "MINE: f.env wins, the shell's differs and is not used",
      "API_KEY: f.env wins, the shell's differs and is not used",
    ],
  });
});

test('chooseVariables() takes from the shell what the file leaves open, and says so', () => {
  expect(choose({ API_KEY: '', CLUSTER_ID: 'c' }, { API_KEY: 'b', OTHER: 'x' })).toEqual({
    variables: { API_KEY: 'b', CLUSTER_ID: 'c' },
    notes: ["API_KEY: the shell's, f.env has none"],
  });
});

test.each(['LOG_LEVEL', 'RUN_DEADLINE_SECONDS'])(
  'chooseVariables() says that %s is from the shell',
  (name) => {
    const file = { API_KEY: 'a' };
    expect(choose(file, { [name]: '60' })).toEqual({
      variables: { ...file, [name]: '60' },
      notes: [`${name}: the shell's, f.env has none`],
    });
    expect(choose({ ...file, [name]: '30' }, { [name]: '60' }).notes).toEqual([
      `${name}: f.env wins, the shell's differs and is not used`,
    ]);
  },
);

test.each([
  [{ API_REGION: 'eu' }, { API_URL: 'https://api.cast.ai' }],
  [{ API_KEY_FILE: 'key' }, { API_KEY: 'b' }],
])('chooseVariables() mixes no halves: %j beats %j', (file, shell) => {
  const { variables, notes } = choose(file, shell);
  expect(variables).toEqual(file);
  expect(notes).toHaveLength(1);
});
