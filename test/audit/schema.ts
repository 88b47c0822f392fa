/** As much of JSON Schema as `docs/audit-schema.json` uses; a keyword that it does not know is an error. */
type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = new Set(['$schema', '$id', 'title', 'description', '$defs']);

export function violations(schema: Schema, value: unknown, at = '$'): readonly string[] {
  const found: string[] = [];
  for (const [keyword, rule] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword)) continue;
    const check = CHECKS[keyword];
    if (check === undefined) throw new Error(`the schema uses the unknown keyword ${keyword}`);
    found.push(...check(rule, value, at, schema));
  }
  return found;
}

type Check = (rule: unknown, value: unknown, at: string, schema: Schema) => readonly string[];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

const complain = (ok: boolean, at: string, what: string): readonly string[] => (ok ? [] : [`${at}: ${what}`]);

const CHECKS: Readonly<Record<string, Check>> = {
  type: (rule, value, at) => complain([rule].flat().includes(typeOf(value)), at, `type is ${typeOf(value)}`),
  const: (rule, value, at) => complain(rule === value, at, 'const'),
  enum: (rule, value, at) => complain((rule as unknown[]).includes(value), at, 'enum'),
  minimum: (rule, value, at) => complain(typeof value !== 'number' || value >= Number(rule), at, 'minimum'),
  maxLength: (rule, value, at) =>
    complain(typeof value !== 'string' || [...value].length <= Number(rule), at, 'maxLength'),
  maxItems: (rule, value, at) =>
    complain(!Array.isArray(value) || value.length <= Number(rule), at, 'maxItems'),
  pattern: (rule, value, at) =>
    complain(typeof value !== 'string' || new RegExp(String(rule), 'u').test(value), at, 'pattern'),
  required: (rule, value, at) =>
    isObject(value)
      ? (rule as string[]).filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}: no ${name}`)
      : [],
  properties: (rule, value, at) =>
    isObject(value)
      ? Object.entries(rule as Record<string, Schema>).flatMap(([name, schema]) =>
          Object.hasOwn(value, name) ? violations(schema, value[name], `${at}.${name}`) : [],
        )
      : [],
  additionalProperties: (_rule, value, at, { properties }) =>
    isObject(value)
      ? Object.keys(value)
          .filter((name) => !Object.hasOwn(properties as object, name))
          .map((name) => `${at}: unknown ${name}`)
      : [],
  items: (rule, value, at) =>
    Array.isArray(value) ? value.flatMap((item, i) => violations(rule as Schema, item, `${at}[${i}]`)) : [],
};
