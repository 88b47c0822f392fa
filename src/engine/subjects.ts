/**
 * All that rules are tried on, out of one call. Command lines are analysed here, also those that come as
 * parameters of other tools; so are their paths, URLs and patches.
 */

import { parsePatch } from '../clients/patch.ts';
import { assertNever } from '../core/assert-never.ts';
import type { ToolCall } from '../core/call.ts';
import { NO_SPAN } from '../core/span.ts';
import { known, type Value } from '../core/value.ts';
import type { Analysis } from '../shell/invocation.ts';
import {
  type AccessPlace,
  accessSubject,
  changeSubjects,
  readSubjects,
  searchSubjects,
} from './access-subjects.ts';
import { actSubjects } from './act-subjects.ts';
import type { Surroundings } from './evaluation.ts';
import { cwdValue, resolveToolPath } from './resolve-path.ts';
import { type Shapes, shapesOf } from './shape.ts';
import { analyse } from './shell-tools.ts';
import type { Subject } from './subject.ts';

interface CommandText {
  readonly text: string;
  readonly own: boolean;
  readonly analysis: Analysis;
}

export interface CallSubjects {
  readonly subjects: readonly Subject[];
  /** Every command line of the call; the call's own comes first. */
  readonly commands: readonly CommandText[];
  /** Strings of the parameters of an MCP or other tool, for regexes. */
  readonly parameters: readonly string[];
  /** Set when the parameters were too many or too deep to look at all of them. */
  readonly cut: boolean;
}

const MAX_COMMANDS = 50;

export function subjectsOfCall(call: ToolCall, surroundings: Surroundings): CallSubjects {
  const place: AccessPlace = { cwd: cwdValue(call.context.cwd), home: surroundings.home };
  const plain = (subjects: readonly Subject[]): CallSubjects => ({
    subjects: [...subjects, { kind: 'call' }],
    commands: [],
    parameters: [],
    cut: false,
  });
  switch (call.kind) {
    case 'shell': {
      const command = readCommand(call.command, { own: true, cwd: call.context.cwd }, surroundings);
      return { ...plain(commandSubjects(command, surroundings)), commands: [command] };
    }
    case 'read':
      return plain(readSubjects(call.paths, place));
    case 'search':
      return plain(searchSubjects(call, place));
    case 'write':
      return plain(changeSubjects(call.changes, place));
    case 'fetch':
      return plain([fetchSubject(call.urls), ...fileUrls(call.urls, place)]);
    case 'web-search':
      return plain([{ kind: 'web-search', query: call.query }]);
    case 'agent':
      return plain([{ kind: 'agent', prompt: call.prompt }]);
    case 'mcp':
    case 'other':
      return shapedSubjects(call, place, surroundings);
    default:
      return assertNever(call);
  }
}

interface CommandPlace {
  readonly own: boolean;
  readonly cwd: string | null;
}

function readCommand(text: string, { own, cwd }: CommandPlace, surroundings: Surroundings): CommandText {
  const { home, dialect, disk } = surroundings;
  return { text, own, analysis: analyse(text, { cwd, home, dialect, disk }) };
}

function commandSubjects(command: CommandText, surroundings: Surroundings): readonly Subject[] {
  return actSubjects(command.analysis, { text: command.text, own: command.own, home: surroundings.home });
}

function fetchSubject(urls: readonly string[]): Subject {
  return {
    kind: 'fetch',
    urls,
    effects: () => urls.map((url) => ({ kind: 'contact', target: known(url), sends: false, span: NO_SPAN })),
  };
}

function fileUrls(urls: readonly string[], place: AccessPlace): readonly Subject[] {
  return readSubjects(
    urls.filter((url) => /^\s*file:/i.test(url)),
    place,
  );
}

type ShapedCall = Extract<ToolCall, { readonly kind: 'mcp' | 'other' }>;

function shapedSubjects(call: ShapedCall, place: AccessPlace, surroundings: Surroundings): CallSubjects {
  const tool = call.kind === 'mcp' ? call.tool : call.context.tool;
  const shapes = shapesOf(call.params, tool);
  const cwd = shapes.cwd === null ? place.cwd : resolveToolPath(shapes.cwd, place.cwd, place.home);
  const there: AccessPlace = { cwd, home: place.home };
  const commands = shapes.commands
    .slice(0, MAX_COMMANDS)
    .map((text) =>
      readCommand(text, { own: false, cwd: cwd.kind === 'known' ? cwd.text : null }, surroundings),
    );
  const self: Subject =
    call.kind === 'mcp'
      ? { kind: 'mcp', server: call.server, tool: call.tool, params: call.params, launch: call.launch }
      : { kind: 'other', params: call.params };
  return {
    subjects: [
      self,
      ...commands.flatMap((command) => commandSubjects(command, surroundings)),
      ...pathSubjects(shapes, there),
      ...shapes.patches.flatMap((patch) => patchSubjects(patch, there)),
      ...(shapes.urls.length > 0 ? [fetchSubject(shapes.urls)] : []),
      { kind: 'call' },
    ],
    commands,
    parameters: shapes.texts,
    cut: shapes.cut || shapes.commands.length > MAX_COMMANDS,
  };
}

function pathSubjects(shapes: Shapes, place: AccessPlace): readonly Subject[] {
  return shapes.paths.map(({ path, verb }) => {
    const value: Value = resolveToolPath(path, place.cwd, place.home);
    switch (verb) {
      case 'read':
        return accessSubject([{ kind: 'read', path: value, recursive: false, content: true, span: NO_SPAN }]);
      case 'write':
        return accessSubject(
          [{ kind: 'write', path: value, mode: 'replace', span: NO_SPAN }],
          null,
          shapes.content,
        );
      case 'delete':
        return accessSubject([{ kind: 'delete', path: value, recursive: true, span: NO_SPAN }]);
      default:
        return assertNever(verb);
    }
  });
}

function patchSubjects(patch: string, place: AccessPlace): readonly Subject[] {
  const from = patch.indexOf('*** Begin Patch');
  const end = patch.lastIndexOf('*** End Patch');
  const parsed = parsePatch(end === -1 ? patch : patch.slice(from, end + '*** End Patch'.length));
  if (Array.isArray(parsed)) return changeSubjects(parsed, place);
  const path: Value = { kind: 'unknown', why: { kind: 'input', text: 'patch', splits: false } };
  return [accessSubject([{ kind: 'write', path, mode: 'edit', span: NO_SPAN }])];
}
