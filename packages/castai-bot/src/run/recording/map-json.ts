/** What happens to the texts in a JSON value; `name` is the nearest field around, '' where there is none. */
export type MapText = (text: string, name: string) => string;

const HEADERS = /headers$/i;

/** A copy of a JSON value with its texts, and the names of its fields, put through `map`. */
export function mapJson(value: unknown, map: MapText, name: string = ''): unknown {
  if (typeof value === 'string') return map(value, name);
  if (Array.isArray(value)) return value.map((item: unknown) => mapJson(item, map, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      map(key, ''),
      // What a header holds is for its receiver alone, whatever its name.
      mapJson(item, map, HEADERS.test(name) ? name : key),
    ]),
  );
}
