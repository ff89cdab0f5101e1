import type { WriteMark } from './write-mark.ts';

/** The part of OpenAPI 3.1 that our document is written in. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Components;
}

/** What the document's references point at. */
export interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly responses: Readonly<Record<string, Response>>;
}

/** The methods our document uses, in the order they are listed. */
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export type Method = (typeof methods)[number];

export type PathItem = Readonly<Partial<Record<Method, Operation>>> & {
  readonly parameters?: readonly (Parameter | Reference)[];
};

/** How an operation is known, best first. @see openapi/_document.yaml, x-seen-words */
export const seenWords = ['live', 'client', 'spec', 'guess'] as const;

export type Seen = (typeof seenWords)[number];

export interface Reference {
  readonly $ref: string;
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly 'x-effect': 'read' | 'write';
  readonly 'x-read-when'?: { readonly query: Readonly<Record<string, string>> };
  readonly 'x-write'?: WriteMark & { readonly seen: Seen };
  readonly 'x-pagination'?: { readonly dialect: 'A' | 'B' | 'C' | 'D' | 'E'; readonly items: string };
  /** What sets an organization up, once: a bot has no reason to call it. */
  readonly 'x-use'?: 'setup';
  /** How the whole operation is known; documents of others do not say. */
  readonly 'x-seen'?: Seen;
  readonly 'x-source': readonly string[];
  readonly 'x-guess'?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly description?: string;
  readonly style?: 'deepObject';
  readonly schema: Schema;
}

export interface Response {
  readonly description: string;
  readonly content?: Content;
}

/** A body by its media type. */
export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** What a value is to those who see it: a `secret` lets in whoever has it, `personal` tells who or whose it is. */
export type Sensitivity = 'secret' | 'personal';

/** The part of JSON Schema 2020-12 that our document uses, and what others combine schemas with. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  /** Words of `enum` in other casings, which requests may hold too. */
  readonly 'x-aliases'?: readonly string[];
  readonly 'x-sensitive'?: Sensitivity;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  /** One of them, at least: `oneOf` too is read as this. */
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}
