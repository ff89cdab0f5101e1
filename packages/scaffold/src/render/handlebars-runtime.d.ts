// The package types only its compiler's entry point; the runtime has the part of it that runs compiled templates.
declare module 'handlebars/runtime.js' {
  interface Runtime {
    create(): Runtime;
    registerHelper(helpers: object): void;
    registerPartial(name: string, partial: (context: unknown) => string): void;
    template(program: unknown): (context: unknown) => string;
  }
  const runtime: Runtime;
  export default runtime;
}
