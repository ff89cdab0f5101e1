/** A function of the Python blueprint. */
export interface PythonFunction {
  readonly name: string;
  /** Relative to the clone, with slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The functions a module offers: those at its top level whose name has no underscore before it. */
export function findPythonFunctions(source: string, file: string): readonly PythonFunction[] {
  return source.split('\n').flatMap((text, index) => {
    const name = /^(?:async[ \t]+)?def[ \t]+([A-Za-z]\w*)[ \t]*\(/.exec(text)?.[1];
    return name === undefined ? [] : [{ name, file, line: index + 1 }];
  });
}

/** The text that a module's top level assigns to a name: `IMAGE_NAME = "my_bot"`. */
export function findPythonString(source: string, name: string): string | undefined {
  for (const text of source.split('\n')) {
    const [, found, , value] =
      /^(\w+)[^\S\n]*(?::[^=]*)?=[^\S\n]*(["'])((?:(?!\2).)*)\2[^\S\n]*(?:#.*)?$/.exec(text) ?? [];
    if (found === name) return value;
  }
  return undefined;
}
