/**
 * Cuts the hook's bundle in two scripts: what a rehearsal of everyday calls ran, and the rest, which is read
 * only when one of its functions is called. A start then reads, checks and sets up a quarter of the code.
 *
 * The bundle is one function with flat declarations. Functions that did not run move to the cold script with
 * the constants that only they use; where hot code names one of them, a stand-in takes its place, which
 * loads the cold script and passes the call on. What the cold script names of the hot one is handed to it by
 * value, so variables that are assigned to, and who uses them, stay where they are (unless all of that is
 * cold). A function's identity is its stand-in's, in both.
 */
import type { AnyNode } from 'acorn';
import { boundNames, bundleScope, type Edit, edited, type Reference } from './bundle-scope.ts';

export interface HotAndCold {
  /** `(function(exports,require,module,loadCold,rows){…})`; `loadCold()` gives the cold script's function. */
  readonly hot: string;
  /** `(function(require,rows,values){…})`, giving the list of functions that stand-ins name by number. */
  readonly cold: string;
}

interface Unit {
  readonly names: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly kind: 'function' | 'variable' | 'other';
  readonly ran: boolean;
  /** Making it changes nothing else. */
  readonly plain: boolean;
  readonly keyword: string;
  readonly uses: readonly Reference[];
}

/** `ran` are the positions where functions that ran begin in `code`. */
export function hotAndCold(code: string, ran: ReadonlySet<number>): HotAndCold {
  const scope = bundleScope(code);
  const all = scope.statements.flatMap((statement) => unitsOf(statement, scope.references, ran));
  const owner = new Map(all.flatMap((unit) => unit.names.map((name) => [name, unit] as const)));
  const units = usedUnits(all, owner);
  const changed = new Set(scope.references.filter((use) => use.assigned).map((use) => use.name));
  const cold = coldUnits(units, owner, changed);

  const isCold = (name: string): boolean => {
    const unit = owner.get(name);
    return unit !== undefined && cold.has(unit);
  };
  const fromHot = new Set<string>();
  const fromCold = new Set<string>();
  for (const unit of units) {
    for (const { name } of unit.uses) {
      if (cold.has(unit) && !isCold(name)) fromCold.add(name);
      if (!cold.has(unit) && isCold(name)) fromHot.add(name);
    }
  }
  const stands = [...fromHot];
  const values = [...fromCold];
  // In the cold script a function with a stand-in is named directly only to be called.
  const direct = (name: string): string => (fromHot.has(name) ? `${name}$cold` : name);
  const coldEdits: Edit[] = [];
  const compared = new Set<string>();
  for (const unit of units) {
    if (!cold.has(unit)) continue;
    for (const name of unit.names) {
      if (!fromHot.has(name)) continue;
      const at = code.indexOf(name, unit.from);
      coldEdits.push({ from: at, to: at + name.length, text: direct(name) });
    }
    for (const use of unit.uses) {
      if (!fromHot.has(use.name)) continue;
      if (!use.called) compared.add(use.name);
      else coldEdits.push({ from: use.at, to: use.at + use.name.length, text: direct(use.name) });
    }
  }
  coldEdits.sort((a, b) => a.from - b.from);
  const handed = [...values, ...compared];
  const text = (unit: Unit, edits: readonly Edit[]): string =>
    `${unit.keyword}${edited(code, edits, unit.from, unit.to)};`;
  const coldText = units.filter((unit) => cold.has(unit)).map((unit) => text(unit, coldEdits));
  const hotText = units.filter((unit) => !cold.has(unit)).map((unit) => text(unit, []));
  const standIns = stands.map((name, i) => `${name}=__standIn(${i})`).join(',');
  return {
    hot:
      '(function(exports,require,module,__loadCold,__rows){"use strict";' +
      `var __cold,__coldCall=(i,a)=>(__cold??=__loadCold()(require,__rows,[${handed.join(',')}]))[i](...a),` +
      `__standIn=i=>(...a)=>__coldCall(i,a)${standIns === '' ? '' : `,${standIns}`};` +
      `${hotText.join('')}})`,
    cold:
      `(function(require,__rows,__values){"use strict";var [${handed.join(',')}]=__values;` +
      `${coldText.join('')}return[${stands.map(direct).join(',')}]})`,
  };
}

/** Without what nothing names any more. */
function usedUnits(units: readonly Unit[], owner: ReadonlyMap<string, Unit>): readonly Unit[] {
  const used = new Set(units.filter((unit) => !unit.plain));
  for (const unit of used) {
    for (const { name } of unit.uses) {
      const other = owner.get(name);
      if (other !== undefined) used.add(other);
    }
  }
  return units.filter((unit) => used.has(unit));
}

function unitsOf(
  statement: AnyNode,
  references: readonly Reference[],
  ran: ReadonlySet<number>,
): readonly Unit[] {
  const within = (from: number, to: number): readonly Reference[] =>
    references.filter((use) => use.at >= from && use.at < to);
  switch (statement.type) {
    case 'FunctionDeclaration':
      return [
        {
          names: [statement.id?.name ?? ''],
          from: statement.start,
          to: statement.end,
          kind: 'function',
          ran: ran.has(statement.start),
          plain: true,
          keyword: '',
          uses: within(statement.start, statement.end),
        },
      ];
    case 'VariableDeclaration':
      return statement.declarations.map((one) => {
        const isFunction = /Function/.test(one.init?.type ?? '');
        return {
          names: [...boundNames(one.id)].map(({ name }) => name),
          from: one.start,
          to: one.end,
          kind: isFunction ? 'function' : 'variable',
          ran: isFunction && ran.has(one.init?.start ?? -1),
          plain: one.id.type === 'Identifier' && (isFunction || isPlain(one.init)),
          keyword: `${statement.kind} `,
          uses: within(one.start, one.end),
        };
      });
    default:
      return [
        {
          names: statement.type === 'ClassDeclaration' ? [statement.id?.name ?? ''] : [],
          from: statement.start,
          to: statement.end,
          kind: 'other',
          ran: true,
          plain: false,
          keyword: '',
          uses: within(statement.start, statement.end),
        },
      ];
  }
}

function isPlain(init: AnyNode | null | undefined): boolean {
  if (!init) return true;
  return ['Literal', 'ArrayExpression', 'ObjectExpression', 'NewExpression', 'TemplateLiteral'].includes(
    init.type,
  );
}

/** What may move: shrinks until nothing that stays is in need of a variable that moves. */
function coldUnits(
  units: readonly Unit[],
  owner: ReadonlyMap<string, Unit>,
  changed: ReadonlySet<string>,
): ReadonlySet<Unit> {
  const cold = new Set(units.filter((unit) => unit.plain && !unit.ran && unit.names.length === 1));
  for (let before = -1; before !== cold.size; ) {
    before = cold.size;
    for (const unit of units) {
      for (const { name } of unit.uses) {
        const used = owner.get(name);
        if (used === undefined || used === unit) continue;
        // Hot code reads no variable of the cold script, only functions, through stand-ins.
        if (!cold.has(unit) && used.kind !== 'function') cold.delete(used);
        // Values are handed over once: what changes is on one side, with all that uses it.
        if (changed.has(name) && cold.has(unit) !== cold.has(used)) {
          cold.delete(unit);
          cold.delete(used);
        }
      }
    }
  }
  return cold;
}
