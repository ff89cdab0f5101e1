/** The problem of the path of a generated file that a person has deleted on purpose. */
export function checkLeftOut(value: string): string | undefined {
  // oxlint-disable-next-line eslint/no-control-regex -- to refuse them
  const isPath = value !== '' && !value.startsWith('/') && !/[\\\0-\u001F\u007F]/.test(value);
  return isPath ? undefined : 'wanted the path of a generated file, like src/functions/example.test.ts';
}
