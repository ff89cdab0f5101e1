/** What a config is made of. */
export interface BotExecutionConfigValues<Inputs> {
  readonly functionName: string;
  readonly inputs: Inputs;
  readonly envVariables: ReadonlyMap<string, string>;
  readonly source: string;
}

/** The config of one run, checked against the function that it names. It holds no API key. */
export class BotExecutionConfig<Inputs = Readonly<Record<string, unknown>>> {
  /** The function's name, in kebab-case. */
  readonly functionName: string;
  /** The inputs as the function's schema gives them, defaults included. */
  readonly inputs: Inputs;
  /** The variables that the config added to the environment. */
  readonly envVariables: ReadonlyMap<string, string>;
  /** The file that the config was read from. */
  readonly source: string;

  constructor({ functionName, inputs, envVariables, source }: BotExecutionConfigValues<Inputs>) {
    this.functionName = functionName;
    this.inputs = inputs;
    this.envVariables = envVariables;
    this.source = source;
  }

  /** The value of one input. */
  input<Name extends keyof Inputs>(name: Name): Inputs[Name] {
    return this.inputs[name];
  }
}
