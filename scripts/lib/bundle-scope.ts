/**
 * Names of a bundle: which identifiers mean something that the bundle's own function declares, and which of
 * them are assigned to. What a name means is told by the scopes around it, as JavaScript does it.
 */
import { type AnyNode, type Node, parse } from 'acorn';

export interface Reference {
  readonly name: string;
  readonly at: number;
  /** `{name}`, which is to become `{name:…}` when the name is replaced. */
  readonly shorthand: boolean;
  readonly assigned: boolean;
  /** What is called there is the name itself. */
  readonly called: boolean;
}

export interface BundleScope {
  /** Of the one function that the bundle is. */
  readonly statements: readonly AnyNode[];
  /** Where the statements begin in the text. */
  readonly start: number;
  readonly end: number;
  /** By position; declarations are no references. */
  readonly references: readonly Reference[];
}

export function bundleScope(code: string): BundleScope {
  const program = parse(code, { ecmaVersion: 2024 });
  const statement = program.body[0];
  const expression = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (expression?.type !== 'FunctionExpression') throw new Error('the bundle is not one function');
  const { body } = expression;
  const own = new Set(declaredIn(body.body, true));
  const references: Reference[] = [];
  const inBlock = (nodes: readonly AnyNode[], scopes: Scopes): void => {
    const inner = [...scopes, new Set(declaredIn(nodes, false))];
    for (const node of nodes) visit(node, null, '', inner);
  };
  const inFunction = (node: AnyNode & { readonly params: readonly AnyNode[] }, scopes: Scopes): void => {
    const names = new Set(['arguments']);
    for (const parameter of node.params) for (const { name } of boundNames(parameter)) names.add(name);
    const content = 'body' in node ? (node.body as AnyNode) : null;
    const statements = content?.type === 'BlockStatement' ? content.body : [];
    for (const name of declaredIn(statements, true)) names.add(name);
    if (node.type === 'FunctionExpression' && node.id) names.add(node.id.name);
    const inner = [...scopes, names];
    for (const parameter of node.params) visit(parameter, node, 'params', inner);
    if (content?.type === 'BlockStatement')
      for (const one of content.body) visit(one, content, 'body', inner);
    else if (content !== null) visit(content, node, 'body', inner);
  };
  const visit = (node: AnyNode, parent: AnyNode | null, key: string, scopes: Scopes): void => {
    switch (node.type) {
      case 'Identifier': {
        if (!isReference(parent, key) || !own.has(node.name)) return;
        if (scopes.some((names) => names.has(node.name))) return;
        const shorthand = parent?.type === 'Property' && parent.shorthand;
        if (shorthand && key === 'key') return;
        const called = parent?.type === 'CallExpression' && key === 'callee';
        references.push({ name: node.name, at: node.start, shorthand, assigned: assigned.has(node), called });
        return;
      }
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        inFunction(node, scopes);
        return;
      case 'BlockStatement':
      case 'StaticBlock':
        inBlock(node.body, scopes);
        return;
      case 'SwitchStatement':
        visit(node.discriminant, node, 'discriminant', scopes);
        inBlock(node.cases, scopes);
        return;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const head = node.type === 'ForStatement' ? node.init : node.left;
        if (node.type !== 'ForStatement' && head?.type !== 'VariableDeclaration') markAssigned(head);
        const inner = [...scopes, new Set(declaredIn(head ? [head] : [], false))];
        for (const [childKey, child] of children(node)) visit(child, node, childKey, inner);
        return;
      }
      case 'CatchClause': {
        const inner = [...scopes, new Set([...boundNames(node.param)].map(({ name }) => name))];
        visit(node.body, node, 'body', inner);
        return;
      }
      case 'ClassExpression': {
        const inner = node.id ? [...scopes, new Set([node.id.name])] : scopes;
        for (const [childKey, child] of children(node)) visit(child, node, childKey, inner);
        return;
      }
      case 'AssignmentExpression':
        markAssigned(node.left);
        break;
      case 'UpdateExpression':
        markAssigned(node.argument);
        break;
      default:
        break;
    }
    for (const [childKey, child] of children(node)) visit(child, node, childKey, scopes);
  };
  const assigned = new Set<AnyNode>();
  const markAssigned = (pattern: AnyNode | null | undefined): void => {
    for (const name of boundNames(pattern)) assigned.add(name);
  };
  for (const node of body.body) visit(node, null, '', []);
  references.sort((a, b) => a.at - b.at);
  return { statements: body.body, start: body.start + 1, end: body.end - 1, references };
}

type Scopes = readonly ReadonlySet<string>[];
type Name = Extract<AnyNode, { type: 'Identifier' }>;

/** Names that statements declare; `var` in blocks below counts where the statements are a function's. */
function declaredIn(statements: readonly AnyNode[], ofFunction: boolean): readonly string[] {
  const names: string[] = [];
  const declare = (node: AnyNode): void => {
    if (node.type === 'VariableDeclaration' && (node.kind !== 'var' || ofFunction)) {
      for (const { id } of node.declarations) for (const { name } of boundNames(id)) names.push(name);
    }
    if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) {
      names.push(node.id.name);
    }
  };
  const vars = (node: AnyNode): void => {
    if (/Function/.test(node.type)) return;
    if (node.type === 'VariableDeclaration' && node.kind === 'var') declare(node);
    for (const [, child] of children(node)) vars(child);
  };
  for (const statement of statements) {
    const inside = statement.type === 'SwitchCase' ? statement.consequent : [statement];
    for (const one of inside) {
      declare(one);
      if (ofFunction) for (const [, child] of children(one)) vars(child);
    }
  }
  return names;
}

export function* children(node: AnyNode): Generator<readonly [string, AnyNode]> {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield [key, child];
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';
}

function isReference(parent: AnyNode | null, key: string): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
      return key === 'object' || parent.computed;
    case 'Property':
      return key === 'value' || parent.computed || parent.shorthand;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return key === 'value' || parent.computed;
    case 'VariableDeclarator':
      return key === 'init';
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return key !== 'id';
    default:
      return true;
  }
}

export function* boundNames(pattern: AnyNode | null | undefined): Generator<Name> {
  switch (pattern?.type) {
    case 'Identifier':
      yield pattern;
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties)
        yield* boundNames(property.type === 'RestElement' ? property.argument : property.value);
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) yield* boundNames(element);
      return;
    case 'RestElement':
      yield* boundNames(pattern.argument);
      return;
    case 'AssignmentPattern':
      yield* boundNames(pattern.left);
      return;
    default:
      return;
  }
}

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** `edits` in order, not overlapping; those outside of the range do not count. */
export function edited(code: string, edits: readonly Edit[], from: number, to: number): string {
  let text = '';
  let at = from;
  for (const edit of edits) {
    if (edit.from < at || edit.to > to) continue;
    text += code.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + code.slice(at, to);
}
