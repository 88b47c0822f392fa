/** The real product behind the commands: policy from snapshots or files, the engine, clients' decoders. */
import { accessSync, constants } from 'node:fs';
import { mappedDecision } from '../clients/ask-mapping.ts';
import { recogniseClient } from '../clients/recognise.ts';
import { CLIENTS } from '../clients/registry.ts';
import type { ClientId, Decoded, Dialect, ToolCall } from '../core/call.ts';
import type { Failure } from '../core/failure.ts';
import { MACHINE } from '../doctor/machine.ts';
import { compileRules, type RuleFile } from '../dsl/compile-rules.ts';
import { evaluateCall } from '../engine/evaluate.ts';
import { openDisk } from '../files/disk.ts';
import { homeOfUser, shellOfUser } from '../files/home.ts';
import { askOnTerminal, lineage } from '../native/lineage.ts';
import { sampleJudge } from '../policy/judge-sample.ts';
import { productLanguage } from '../policy/language.ts';
import { type RecompileRequest, recompile } from '../policy/recompile.ts';
import { type RuleBook, ruleBook } from '../policy/rule-book.ts';
import { effectsOf } from '../shell/effects/registry.ts';
import { type LoadRequest, loadPolicy } from '../snapshot/load.ts';
import { LIST_KEYS } from '../snapshot/policy-keys.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import type { Compilation, Host, NamedText, Uncompiled } from './host.ts';
import type { Judge, Judgement, JudgeRequest, OpenedJudge } from './judge.ts';

export interface ProductParts {
  readonly version: string;
  readonly executable: string;
  readonly uid: number;
  readonly platform: string;
  /** The compiled built-in policy; null where the executable carries none. */
  builtIn(): Uint8Array | null;
  /** The shipped rules as they are written; null where the executable carries none. */
  shippedRules(): readonly RuleFile[] | null;
  loadGrammar(home: string | null): Failure | null;
}

const TIMEOUT_PROGRAMS = ['/usr/bin/timeout', '/bin/timeout'];

export function productHost(parts: ProductParts): Host {
  const { version, executable } = parts;
  return {
    version,
    executable,
    platform: parts.platform,
    root: '',
    machine: MACHINE,
    loginShell: () => shellOfUser(parts.uid, openDisk()),
    secretNames: (request) => secretNames(parts, request),
    timeoutProgram: () => TIMEOUT_PROGRAMS.find(isExecutable) ?? null,
    accountHome: () => homeOfUser(parts.uid, openDisk()),
    uid: parts.uid,
    now: () => new Date(),
    lineage: () => lineage(parts.platform),
    ask: askOnTerminal,
    openJudge: (request) => openJudge(parts, request),
    ruleBook: (request) => openRuleBook(parts, request),
    compileFiles: (files, strict) => compileFiles(parts, files, strict),
    compileLayers: (request, strict) => compileLayers(parts, request, strict),
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const NO_POLICY: Failure = {
  code: 'snapshot-damaged',
  detail: 'The executable carries no policy: it was not built as a whole. Install it again.',
};

function loadRequest(parts: ProductParts, { cwd, home }: JudgeRequest, builtIn: Uint8Array): LoadRequest {
  return { home, cwd, builtIn, version: parts.version, uid: parts.uid };
}

function secretNames(parts: ProductParts, request: JudgeRequest): readonly string[] {
  const builtIn = parts.builtIn();
  if (builtIn === null) return [];
  const loaded = loadPolicy(loadRequest(parts, request, builtIn));
  return loaded.kind === 'ready' ? (loaded.view.list('secrets.env_vars') ?? []) : [];
}

function openJudge(parts: ProductParts, request: JudgeRequest): OpenedJudge {
  const builtIn = parts.builtIn();
  if (builtIn === null) return { kind: 'failed', failure: NO_POLICY };
  const failure = parts.loadGrammar(request.home);
  if (failure !== null) return { kind: 'failed', failure };
  const load = loadRequest(parts, request, builtIn);
  const loaded = loadPolicy(load);
  if (loaded.kind === 'failed') return loaded;
  if (loaded.kind === 'ready') return { kind: 'ready', judge: judgeOf(parts, request.home, loaded.view) };
  const compiled = recompile({ ...load, trySamples: false, strict: false, write: true });
  if (compiled.kind !== 'ready') return compiled;
  return { kind: 'ready', judge: judgeOf(parts, request.home, compiled.view) };
}

function judgeOf(parts: ProductParts, home: string | null, view: PolicyView): Judge {
  // macOS and Windows file systems fold case.
  const foldsCase = parts.platform === 'darwin' || parts.platform === 'win32';
  const login = /(?:^|\/)zsh$/.test(shellOfUser(parts.uid, openDisk()) ?? '') ? 'zsh' : 'bash';
  return {
    judge(call, dialect): Judgement {
      const start = performance.now();
      // A disk of its own for each call: what may be read of it is bounded by the call.
      const surroundings = {
        disk: openDisk(),
        home,
        dialect: dialect ?? dialectFor(call.context.client, login),
        foldsCase,
      };
      const evaluation = evaluateCall(call, view, surroundings);
      const micros = Math.round((performance.now() - start) * 1000);
      return { evaluation, answered: answered(call, evaluation.verdict, view), micros };
    },
    decode,
    effectsOf: (act) => (act.kind === 'invocation' ? effectsOf(act) : []),
  };
}

/** As the hook takes it: two clients run the login shell. Without a client the answer is the same everywhere. */
function dialectFor(client: ClientId | null, login: Dialect): Dialect {
  return client === 'claude-code' || client === 'codex' ? login : 'bash';
}

/** Without a client there is nobody whose ways of asking count. */
function answered(
  call: ToolCall,
  verdict: Judgement['evaluation']['verdict'],
  view: PolicyView,
): Judgement['answered'] {
  const { client, permissionMode } = call.context;
  if (client === null) return verdict.decision;
  return mappedDecision(verdict, {
    client,
    permissionMode,
    geminiInteractive: view.settings.geminiInteractive,
  });
}

function decode(payload: unknown, client: ClientId | null): Decoded {
  const id = client ?? recogniseClient(payload);
  if (id === null)
    return { kind: 'malformed', why: 'no client is known to write such a payload: name it with --client' };
  return CLIENTS[id].decode(payload);
}

function openRuleBook(parts: ProductParts, request: JudgeRequest): RuleBook {
  const builtIn = parts.builtIn();
  const shipped = parts.shippedRules();
  if (builtIn === null || shipped === null) return { kind: 'failed', failure: NO_POLICY };
  const failure = parts.loadGrammar(request.home);
  if (failure !== null) return { kind: 'failed', failure };
  return ruleBook(loadRequest(parts, request, builtIn), shipped);
}

function compileFiles(
  parts: ProductParts,
  files: readonly NamedText[],
  strict: boolean,
): Compilation | Uncompiled {
  const failure = parts.loadGrammar(null);
  if (failure !== null) return { kind: 'failed', failure };
  const builtIn = parts.builtIn();
  if (builtIn === null) return { kind: 'failed', failure: NO_POLICY };
  const loaded = loadPolicy(loadRequest(parts, { cwd: null, home: null }, builtIn));
  const lists = loaded.kind === 'ready' ? listsOf(loaded.view) : {};
  let samples = 0;
  const judge = sampleJudge(lists);
  const compiled = compileRules({
    files: files.map(({ file, text }) => ({ file, text, layer: 'user' })),
    language: productLanguage(),
    taken: new Map(),
    strict,
    judge: (rule, call) => {
      samples += 1;
      return judge(rule, call);
    },
  });
  return {
    kind: 'compiled',
    diagnostics: compiled.diagnostics,
    texts: new Map(files.map(({ file, text }) => [file, text])),
    files: files.map(({ file }) => file),
    rules: compiled.rules.length,
    samples,
    written: [],
  };
}

function listsOf(view: PolicyView): Record<string, readonly string[]> {
  return Object.fromEntries(Object.keys(LIST_KEYS).map((name) => [name, view.list(name) ?? []]));
}

function compileLayers(
  parts: ProductParts,
  request: JudgeRequest,
  strict: boolean,
): Compilation | Uncompiled {
  const builtIn = parts.builtIn();
  if (builtIn === null) return { kind: 'failed', failure: NO_POLICY };
  const failure = parts.loadGrammar(request.home);
  if (failure !== null) return { kind: 'failed', failure };
  const wanted: RecompileRequest = {
    ...loadRequest(parts, request, builtIn),
    trySamples: true,
    strict,
    write: true,
  };
  const compiled = recompile(wanted);
  if (compiled.kind === 'failed') return compiled;
  const diagnostics = compiled.diagnostics;
  const texts = compiled.kind === 'invalid' ? compiled.texts : new Map<string, string>();
  return {
    kind: 'compiled',
    diagnostics,
    texts,
    files: null,
    rules: compiled.kind === 'invalid' ? 0 : compiled.added,
    samples: null,
    written: compiled.kind === 'invalid' ? [] : compiled.written,
  };
}
