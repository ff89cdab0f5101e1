/** Exact versions the generated package.json pins. */
export interface PackageVersions {
  /** Of castai-bot, @castai-bot/runtime and @castai-bot/simulator alike. */
  readonly castaiBot: string;
  readonly zod: string;
  readonly typescript: string;
  readonly nodeTypes: string;
}
