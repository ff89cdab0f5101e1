/** What was put into the page's file, as JSON, for an element of this id; undefined where the page came from a server. */
export function readFileData(id: 'data' | 'notices'): unknown {
  const text = document.querySelector(`script[type="application/json"]#${id}`)?.textContent;
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
