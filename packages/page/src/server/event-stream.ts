/** Tells browsers of what happens, by server-sent events. */
export interface EventHub {
  /** How many are listening. */
  readonly size: number;
  /** Sends a JSON document to all who listen. */
  send(data: unknown): void;
  /** The body of a listener's answer; it begins with `first`. */
  listen(first: unknown): ReadableStream<Uint8Array>;
  /** Ends all of them. */
  close(): void;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** Makes a hub. @param write turns a document to text */
export function createEventHub(
  write: (data: unknown) => string,
  onSize: (size: number) => void = () => undefined,
): EventHub {
  const encoder = new TextEncoder();
  const controllers = new Set<Controller>();
  const encode = (data: unknown): Uint8Array => encoder.encode(`data: ${write(data)}\n\n`);
  return {
    get size() {
      return controllers.size;
    },
    send: (data) => {
      const bytes = encode(data);
      for (const controller of controllers) controller.enqueue(bytes);
    },
    listen: (first) => {
      let own: Controller | undefined;
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          own = controller;
          controllers.add(controller);
          controller.enqueue(encode(first));
          onSize(controllers.size);
        },
        cancel: () => {
          if (own !== undefined) controllers.delete(own);
          onSize(controllers.size);
        },
      });
    },
    close: () => {
      for (const controller of controllers) controller.close();
      controllers.clear();
      onSize(0);
    },
  };
}
