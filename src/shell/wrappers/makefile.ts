/**
 * A Makefile (or justfile) as far as it takes to say which lines a target runs: rules with their
 * prerequisites, simple variables, recipe lines. What make would compute becomes a shell variable that
 * nobody set, so it is unknown and not empty.
 */

export interface MakeRule {
  readonly target: string;
  readonly prerequisites: readonly string[];
  readonly recipe: readonly string[];
}

export interface Makefile {
  readonly rules: readonly MakeRule[];
  readonly variables: ReadonlyMap<string, string>;
  /** Texts of `$(shell …)` and `!=`, and what `$(file …)` amounts to: run while the file is read. */
  readonly immediate: readonly string[];
}

const MAX_LINES = 50_000;
const VARIABLE = /^\s*(?:export\s+|override\s+)*([A-Za-z_.][\w.-]*)\s*(:{0,3}=|\?=|\+=|!=)\s*(.*)$/;
const BUILT_IN: readonly (readonly [string, string])[] = [
  ['RM', 'rm -f'],
  ['CC', 'cc'],
  ['CXX', 'c++'],
  ['AR', 'ar'],
  ['MAKE', 'make'],
  ['SHELL', '/bin/sh'],
  ['CURDIR', '.'],
  ['CPP', 'cc -E'],
  ['LD', 'ld'],
  ['INSTALL', 'install'],
];

export function readMakefile(text: string, given: ReadonlyMap<string, string>): Makefile {
  const variables = new Map<string, string>([...BUILT_IN, ...given]);
  const rules: { target: string; prerequisites: string[]; recipe: string[] }[] = [];
  const immediate: string[] = [];
  let current: (typeof rules)[number][] = [];
  for (const line of joined(text)) {
    if (line.startsWith('\t')) {
      for (const rule of current) rule.recipe.push(line.slice(1));
      continue;
    }
    const start = line.slice(0, 4096);
    for (const match of start.matchAll(/\$[({]shell\s+((?:\$\([^)]*\)|[^)}])*)[)}]/g))
      immediate.push(match[1] ?? '');
    for (const match of start.matchAll(/\$[({]file\s*(>>?|<)\s*([^,)}]+)/g)) {
      immediate.push(`${match[1] === '<' ? 'cat' : 'tee'} ${match[2] ?? ''}`);
    }
    const bare = line.replace(/\s+#.*$|^#.*$/, '');
    const variable = VARIABLE.exec(bare);
    if (variable !== null) {
      setVariable(variable, variables, given, immediate);
      continue;
    }
    const head = /^([^\s:#][^:#=]*?)\s*::?(?![:=])\s*(.*)$/.exec(bare);
    if (head === null) {
      if (bare.trim() !== '') current = [];
      continue;
    }
    const [dependencies, inline] = splitOnce(head[2] ?? '', ';');
    const names = expandVariables(head[1] ?? '', variables, null).split(/\s+/);
    const prerequisites = expandVariables(dependencies, variables, null)
      .split(/[\s|]+/)
      .filter((name) => name !== '');
    current = names.map((target) => ({
      target,
      prerequisites: [...prerequisites],
      recipe: inline === null ? [] : [inline],
    }));
    rules.push(...current);
  }
  return { rules, variables, immediate };
}

function setVariable(
  match: RegExpExecArray,
  variables: Map<string, string>,
  given: ReadonlyMap<string, string>,
  immediate: string[],
): void {
  const [, name = '', operator = '=', value = ''] = match;
  // What the command line sets, the file does not change.
  if (given.has(name)) return;
  if (operator === '!=') immediate.push(value);
  if (operator === '?=' && variables.has(name)) return;
  variables.set(name, operator === '+=' ? `${variables.get(name) ?? ''} ${value}` : value);
}

function splitOnce(text: string, mark: string): readonly [string, string | null] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

/** Lines, with those that end in a backslash joined to the next; in a recipe the backslash stays. */
function joined(text: string): readonly string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    if (lines.length > MAX_LINES) break;
    const whole = open === '' ? line : open + line.replace(/^[ \t]+/, ' ');
    if (whole.endsWith('\\')) {
      open = whole.startsWith('\t') ? `${whole}\n` : whole.slice(0, -1);
    } else {
      lines.push(whole);
      open = '';
    }
  }
  if (open !== '') lines.push(open);
  return lines;
}

const REFERENCE = /\$(?:\$|\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\{([^{}]*)\}|(.))/g;
/** A recipe line that grows beyond this is cut: make's own lines are short. */
const MAX_TEXT = 20_000;

/** `$(NAME)`, `${NAME}`, `$@`, `$<`, `$^`, `$$`. Each variable is worked out once for a line. */
export function expandVariables(
  text: string,
  variables: ReadonlyMap<string, string>,
  rule: MakeRule | null,
  done: Map<string, string> = new Map(),
): string {
  if (!text.includes('$')) return text;
  const expanded = text.slice(0, MAX_TEXT).replace(REFERENCE, (whole, inParens, inBraces, single) => {
    if (whole === '$$') return '$';
    const name: string = inParens ?? inBraces ?? single ?? '';
    if (rule !== null && /^[@<^?*+][DF]?$/.test(name)) return automatic(name.charAt(0), rule);
    const ready = done.get(name);
    if (ready !== undefined) return ready;
    const shell = /^shell\s+([\s\S]*)$/.exec(name);
    const value = shell === null ? variables.get(name) : shell[1];
    // While it is worked out, and where nobody set it, it stands for itself.
    done.set(name, unset(name));
    if (value === undefined) return unset(name);
    const inner = expandVariables(value, variables, rule, done);
    const made = shell === null ? inner : `$(${inner})`;
    done.set(name, made);
    return made;
  });
  return expanded.slice(0, MAX_TEXT);
}

/** A shell variable that nobody set: unknown, not empty. */
function unset(name: string): string {
  return `\${${name
    .replace(/\W+/g, '_')
    .replace(/^(?=\d|$)/, '_')
    .slice(0, 40)}}`;
}

function automatic(name: string, rule: MakeRule): string {
  switch (name) {
    case '@':
      return rule.target;
    case '<':
      return rule.prerequisites[0] ?? '';
    case '*':
      return rule.target.replace(/\.[^./]*$/, '');
    default:
      return rule.prerequisites.join(' ');
  }
}

const MAX_RECIPES = 2000;

/** The lines that the targets run, prerequisites first, each with its variables put in. */
export function recipeLines(makefile: Makefile, targets: readonly string[]): readonly string[] {
  const goals =
    targets.length > 0 ? targets : [makefile.rules.find((rule) => !/^\.|%/.test(rule.target))?.target ?? ''];
  const seen = new Set<string>();
  const lines: string[] = [];
  const visit = (target: string, depth: number): void => {
    if (seen.has(target) || depth > 40 || lines.length > MAX_RECIPES) return;
    seen.add(target);
    for (const rule of makefile.rules) {
      if (rule.target !== target && !matchesPattern(rule.target, target)) continue;
      for (const name of rule.prerequisites) visit(name, depth + 1);
      for (const line of rule.recipe) {
        const text = expandVariables(line, makefile.variables, { ...rule, target }).replace(
          /^\s*[@+-]*\s*/,
          '',
        );
        if (text.trim() !== '') lines.push(text);
      }
    }
  };
  for (const goal of goals) visit(goal, 0);
  return lines;
}

/** `%.o` fits `main.o`. */
function matchesPattern(pattern: string, target: string): boolean {
  const percent = pattern.indexOf('%');
  if (percent === -1) return false;
  const suffix = pattern.slice(percent + 1);
  return (
    target.length >= pattern.length && target.startsWith(pattern.slice(0, percent)) && target.endsWith(suffix)
  );
}

/** A justfile: recipes of indented lines, `{{name}}` for variables, `@` and `-` before a line. */
export function justLines(text: string, targets: readonly string[]): readonly string[] {
  const rules = new Map<string, { prerequisites: readonly string[]; recipe: string[] }>();
  let current: string[] | null = null;
  let first: string | null = null;
  for (const line of text.split('\n').slice(0, MAX_LINES)) {
    if (/^[ \t]/.test(line)) {
      current?.push(line.trim());
      continue;
    }
    const head = /^@?([A-Za-z_][\w-]*)(?:\s+[^:]*)?:(?!=)\s*([^#]*)/.exec(line);
    if (head === null) {
      if (line.trim() !== '' && !line.startsWith('#') && !line.startsWith('[')) current = null;
      continue;
    }
    current = [];
    first ??= head[1] ?? null;
    rules.set(head[1] ?? '', {
      prerequisites: (head[2] ?? '').split(/[\s()&]+/).filter((name) => name !== ''),
      recipe: current,
    });
  }
  const lines: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const rule = rules.get(name);
    if (rule === undefined || seen.has(name) || lines.length > MAX_RECIPES) return;
    seen.add(name);
    for (const before of rule.prerequisites) visit(before);
    for (const line of rule.recipe)
      lines.push(
        line
          .replace(/^[@-]+/, '')
          .replace(
            /\{\{\s*([\w-]+)[^}]*\}\}/g,
            (_, variable) => `\${${String(variable).replace(/\W/g, '_')}}`,
          ),
      );
  };
  for (const target of targets.length > 0 ? targets : [first ?? '']) visit(target);
  return lines;
}
