export { parseYaml, type ParseYamlOptions, type YamlProblem, type YamlText } from './parse-yaml.ts';
export { readYaml, readYamlValues, type ReadYamlOptions } from './read-yaml.ts';
