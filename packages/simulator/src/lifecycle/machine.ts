/** For each state the events that it takes, and the state that each leads to. What is not listed cannot happen. */
export type Machine<State extends string, Event extends string> = {
  readonly [From in State]: { readonly [On in Event]?: State };
};

/** The states that take an event, in the order of the machine. */
export function statesThatTake<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  event: Event,
): readonly string[] {
  return Object.entries<{ readonly [On in Event]?: State }>(machine)
    .filter(([, events]) => events[event] !== undefined)
    .map(([state]) => state);
}
