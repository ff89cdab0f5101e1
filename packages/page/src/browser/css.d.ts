/** Styles are imported by the pieces that they are of; esbuild puts them together. */
declare module '*.css' {}
