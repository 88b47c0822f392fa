/**
 * Tables by name of which a call looks up a name or two: `var TABLE={name:value,…}` that is only ever asked
 * `Object.hasOwn(TABLE,x)` and `TABLE[x]` becomes one text of all names, in which plain data stands as JSON
 * and other values are numbers of a switch. A value is made when its name is asked for; an object of a
 * hundred properties, and what they hold, is never built. No module has to care.
 *
 * What is left out: small tables, and those of which anything else is asked.
 */
import type { AnyNode } from 'acorn';
import { bundleScope, children, type Edit, edited } from './bundle-scope.ts';

const FEWEST_ROWS = 8;

/**
 * Hoisted in front of the bundle's own statements. A name and its row hold neither tab nor line break, so a
 * line of the text begins with one name only. What a table spreads comes after its own, the last first.
 */
const LOOK_UP =
  'function __table(text,make,...under){return{text,make,under:under.reverse(),made:new Map}}' +
  'function __begins(table,name){let key="\\n"+name+"\\t",at=table.text.indexOf(key);return at===-1||key.indexOf("\\n",1)!==-1?-1:at+key.length}' +
  'function __has(table,name){return __begins(table,name)!==-1||table.under.some((one)=>__has(one,name))}' +
  'function __row(table,name){' +
  'let at=__begins(table,name);' +
  'if(at===-1){let one=table.under.find((one)=>__has(one,name));return one&&__row(one,name)}' +
  'if(table.made.has(at))return table.made.get(at);' +
  'let row=table.text.slice(at,table.text.indexOf("\\n",at)),value=row[0]==="#"?table.make(+row.slice(1)):JSON.parse(row);' +
  'table.made.set(at,value);return value}';

interface Table {
  readonly name: string;
  readonly init: Extract<AnyNode, { type: 'ObjectExpression' }>;
  readonly under: readonly string[];
}

export function lazyTables(code: string): string {
  const scope = bundleScope(code);
  const uses = usesIn(scope.statements);
  const all = tablesIn(scope.statements);
  const spread = new Set(
    all.flatMap(({ init }) =>
      init.properties.map((one) => (one.type === 'SpreadElement' ? one.argument.start : null)),
    ),
  );
  const tables = eligible(all, (name) => {
    const references = scope.references.filter((use) => use.name === name);
    return references.every((use) => !use.assigned && (uses.has(use.at) || spread.has(use.at)));
  });
  if (tables.size === 0) return code;
  const edits: Edit[] = [...uses].flatMap(([at, use]) =>
    tables.has(code.slice(at, use.end)) ? use.edits : [],
  );
  edits.sort((a, b) => a.from - b.from);
  const whole = [...tables.values()].map(
    (table): Edit => ({ from: table.init.start, to: table.init.end, text: written(table, code, edits) }),
  );
  const isMoved = ({ from }: Edit): boolean => whole.some((one) => one.from <= from && from < one.to);
  const changes = [...whole, ...edits.filter((edit) => !isMoved(edit))].sort((a, b) => a.from - b.from);
  return (
    code.slice(0, scope.start) +
    LOOK_UP +
    edited(code, changes, scope.start, scope.end) +
    code.slice(scope.end)
  );
}

function tablesIn(statements: readonly AnyNode[]): readonly Table[] {
  return statements.flatMap((statement) =>
    statement.type !== 'VariableDeclaration'
      ? []
      : statement.declarations.flatMap(({ id, init }) => {
          if (id.type !== 'Identifier' || init?.type !== 'ObjectExpression') return [];
          const under = spreadNames(init);
          const isSmall = init.properties.length < FEWEST_ROWS && under?.length === 0;
          return under === null || isSmall ? [] : [{ name: id.name, init, under }];
        }),
  );
}

/** Names of the tables that it spreads before all else; null where it holds anything but those and rows. */
function spreadNames({ properties }: Table['init']): readonly string[] | null {
  const names: string[] = [];
  const rows = new Set<string>();
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      if (rows.size > 0 || property.argument.type !== 'Identifier') return null;
      names.push(property.argument.name);
    } else {
      const name = rowName(property);
      if (name === null || rows.has(name)) return null;
      rows.add(name);
    }
  }
  return names;
}

type Row = Extract<AnyNode, { type: 'Property' }>;

function rowName({ key, computed, kind }: Row): string | null {
  if (computed || kind !== 'init') return null;
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
  return name === '__proto__' || !/^[ -~]+$/.test(name) ? null : name;
}

/** Without those that are used otherwise, or spread such a one, or are spread by one. */
function eligible(all: readonly Table[], isLookedUp: (name: string) => boolean): ReadonlyMap<string, Table> {
  const tables = new Map(all.filter(({ name }) => isLookedUp(name)).map((table) => [table.name, table]));
  for (let before = -1; before !== tables.size; ) {
    before = tables.size;
    for (const { name, under } of tables.values())
      if (!under.every((one) => tables.has(one))) tables.delete(name);
    for (const { name, under } of all) if (!tables.has(name)) for (const one of under) tables.delete(one);
  }
  return tables;
}

interface Use {
  /** Of the table's name. */
  readonly end: number;
  readonly edits: readonly Edit[];
}

/** Every place where a name is looked up in another: position of that other's name → what to write instead. */
function usesIn(statements: readonly AnyNode[]): ReadonlyMap<number, Use> {
  const uses = new Map<number, Use>();
  const visit = (node: AnyNode, parent: AnyNode | null): void => {
    if (isHasOwn(node)) {
      const [table] = node.arguments;
      if (table?.type === 'Identifier')
        uses.set(table.start, {
          end: table.end,
          edits: [{ from: node.callee.start, to: node.callee.end, text: '__has' }],
        });
    } else if (node.type === 'MemberExpression' && isRead(node, parent)) {
      const { object, property } = node;
      uses.set(object.start, {
        end: object.end,
        edits: [
          { from: object.start, to: object.start, text: '__row(' },
          { from: object.end, to: property.start, text: ',' },
          { from: property.end, to: node.end, text: ')' },
        ],
      });
    }
    for (const [, child] of children(node)) visit(child, node);
  };
  for (const statement of statements) visit(statement, null);
  return uses;
}

function isHasOwn(node: AnyNode): node is Extract<AnyNode, { type: 'CallExpression' }> {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const { object, property, computed } = node.callee;
  if (computed || object.type !== 'Identifier' || object.name !== 'Object') return false;
  return property.type === 'Identifier' && property.name === 'hasOwn' && node.arguments.length === 2;
}

/** `TABLE[x]`, of which no more is wanted than the value: its `this` would be the table. */
function isRead(node: Extract<AnyNode, { type: 'MemberExpression' }>, parent: AnyNode | null): boolean {
  if (!node.computed || node.optional || node.object.type !== 'Identifier') return false;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee !== node;
    case 'AssignmentExpression':
      return parent.left !== node;
    case 'UpdateExpression':
    case 'TaggedTemplateExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'ArrayPattern':
    case 'AssignmentPattern':
    case 'Property':
      return parent.type === 'Property' && parent.value === node;
    case 'UnaryExpression':
      return parent.operator !== 'delete';
    default:
      return true;
  }
}

function written({ init, under }: Table, code: string, edits: readonly Edit[]): string {
  let text = '';
  const cases: string[] = [];
  for (const property of init.properties) {
    if (property.type === 'SpreadElement') continue;
    const plain = plainValue(property.value);
    let row = plain === undefined ? `#${cases.length}` : JSON.stringify(plain);
    row = row.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    text += `\n${rowName(property)}\t${row}`;
    if (plain !== undefined) continue;
    const { value } = property;
    const made = property.method
      ? `({${edited(code, edits, property.start, property.end)}})[${JSON.stringify(rowName(property))}]`
      : edited(code, edits, value.start, value.end);
    cases.push(`case ${cases.length}:return ${made};`);
  }
  const words = [JSON.stringify(`${text}\n`), `(n)=>{switch(n){${cases.join('')}}}`, ...under];
  return `__table(${words.join(',')})`;
}

/** What JSON says as well; undefined for anything else. */
function plainValue(node: AnyNode): unknown {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node && node.regex
        ? undefined
        : typeof node.value === 'bigint'
          ? undefined
          : node.value;
    case 'UnaryExpression': {
      // `!0` and `!1` are how true and false are written.
      const { argument, operator } = node;
      return operator === '!' && argument.type === 'Literal' && typeof argument.value === 'number'
        ? argument.value === 0
        : undefined;
    }
    case 'ArrayExpression': {
      const items = node.elements.map((item) => (item === null ? undefined : plainValue(item)));
      return items.includes(undefined) ? undefined : items;
    }
    case 'ObjectExpression': {
      const entries = node.properties.map((property) =>
        property.type === 'SpreadElement' || property.method || rowName(property) === null
          ? undefined
          : ([rowName(property), plainValue(property.value)] as const),
      );
      return entries.every((entry) => entry?.[1] !== undefined)
        ? Object.fromEntries(entries as (readonly [string, unknown])[])
        : undefined;
    }
    default:
      return undefined;
  }
}
