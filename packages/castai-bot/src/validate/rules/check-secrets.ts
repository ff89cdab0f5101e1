import { getItems, getPath, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';

/** @see https://docs.cast.ai/docs/api-access: keys begin with this. */
const API_KEY = /castai_v1_[0-9a-z]{8}/i;
const SECRET_NAME = /pass(?:word|wd)|secret|token|credential|(?:api|private|access)[-_]?key/i;

/** A ConfigMap is less guarded than a Secret: nothing in it may open a door. */
export function checkSecrets(config: Located, report: Report): void {
  checkTexts(config, report);
  for (const list of ['inputs', 'env_variables']) {
    for (const item of getItems(getPath(config, ['function', list]))) {
      const name = getText(getValue(item, 'name')) ?? '';
      const value = getValue(item, 'value');
      const text = getText(value) ?? '';
      if (!value || text === '' || API_KEY.test(text) || !SECRET_NAME.test(name)) continue;
      report(value.at, `${name}: looks like a secret, and a ConfigMap is no place for one`, {
        level: 'warning',
      });
    }
  }
}

function checkTexts(located: Located, report: Report): void {
  if (located.kind === 'map') for (const { value } of located.entries) checkTexts(value, report);
  if (located.kind === 'list') for (const item of located.items) checkTexts(item, report);
  if (API_KEY.test(getText(located) ?? '')) {
    report(
      located.at,
      'a CAST AI API key: whoever may read a ConfigMap has it now; revoke it, and use the Secret',
    );
  }
}
