/**
 * The proof that the guard is on: the line as it stands in the settings, started as the client would start it,
 * with a call that must be denied and one that must not.
 */
import { DOCTOR_SESSION } from '../audit/record.ts';
import { isFields, own } from '../clients/fields.ts';
import type { ClientId } from '../core/call.ts';
import type { ProgramEnd } from '../native/run-program.ts';
import { wordsOf } from '../settings/hook-entries.ts';
import type { Check, Checkup, Registration } from './checkup.ts';
import { type DoctorFinding, fault, reinstall } from './finding.ts';

/** Nothing runs it: it is only judged. */
const HARMFUL = 'rm -rf /';
const HARMLESS = 'git status --short';
const LIMIT_MILLIS = 20_000;

export const proof: Check = {
  id: 'hook.proof',
  layer: 'hook',
  title: 'the registered line denies what it must and nothing else',
  async run(checkup) {
    const findings: DoctorFinding[] = [];
    for (const { registrations } of checkup.clients) {
      for (const registration of registrations) findings.push(...(await prove(registration, checkup)));
    }
    return findings;
  },
};

async function prove(registration: Registration, checkup: Checkup): Promise<readonly DoctorFinding[]> {
  const { client, file } = registration;
  const about = file.place.path;
  const { mend } = reinstall(client, file.place);
  const harmful = await start(registration, HARMFUL, checkup);
  const harmless = await start(registration, HARMLESS, checkup);
  const findings: DoctorFinding[] = [];
  if (!denies(client, harmful)) {
    findings.push(
      fault({
        about,
        what: `the registered line did not deny "${HARMFUL}": ${told(harmful)}`,
        why: 'The client would have run it: the guard is not on.',
        mend,
      }),
    );
  }
  if (harmless.exit !== 0 || harmless.stdout !== '') {
    findings.push(
      fault({
        about,
        what: `the registered line did not let "${HARMLESS}" pass: ${told(harmless)}`,
        why: 'Every call of the client is refused, whatever it is.',
        mend: file.place.scope === 'project' || file.place.scope === 'package' ? 'sechook install' : mend,
      }),
    );
  }
  return findings;
}

/** The form that every client takes for a deny in every state: code 2, a reason, and no JSON that says otherwise. */
function denies(client: ClientId, end: ProgramEnd): boolean {
  if (end.exit !== 2 || end.stderr.trim() === '') return false;
  if (client !== 'gemini-cli' || end.stdout.trim() === '') return true;
  try {
    const answer: unknown = JSON.parse(end.stdout);
    const decision = isFields(answer) ? own(answer, 'decision') : undefined;
    return decision === 'deny' || decision === 'block';
  } catch {
    return true;
  }
}

function told({ exit, stdout, stderr, trouble }: ProgramEnd): string {
  if (trouble !== null) return trouble;
  const said = (stderr.trim() || stdout.trim()).split('\n')[0]?.slice(0, 200) ?? '';
  return `exit code ${exit ?? 'none, it was killed'}${said === '' ? ', nothing said' : `, "${said}"`}`;
}

function start(registration: Registration, command: string, checkup: Checkup): Promise<ProgramEnd> {
  const { client, entry } = registration;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(checkup.of.env)) if (value !== undefined) env[name] = value;
  const given = own(entry.fields, 'env');
  if (client === 'gemini-cli' && isFields(given)) {
    for (const [name, value] of Object.entries(given)) if (typeof value === 'string') env[name] = value;
  }
  return checkup.run({
    words: startWords(registration, checkup),
    env,
    cwd: checkup.of.project,
    stdin: JSON.stringify(payload(client, command, checkup.of.project)),
    limitMillis: LIMIT_MILLIS,
  });
}

/** Claude Code starts words without a shell, else `sh`; Gemini CLI bash; Codex the login shell. */
function startWords({ client, entry }: Registration, { loginShell }: Checkup): readonly string[] {
  const words = wordsOf(entry.fields);
  switch (client) {
    case 'claude-code':
      return Array.isArray(own(entry.fields, 'args')) ? words : ['/bin/sh', '-c', words[0] ?? ''];
    case 'gemini-cli':
      return ['bash', '-c', words[0] ?? ''];
    case 'codex':
      return [loginShell ?? '/bin/sh', '-c', words[0] ?? ''];
  }
}

function payload(client: ClientId, command: string, cwd: string): Readonly<Record<string, unknown>> {
  const common = { session_id: DOCTOR_SESSION, transcript_path: null, cwd, tool_input: { command } };
  switch (client) {
    case 'claude-code':
      return {
        ...common,
        hook_event_name: 'PreToolUse',
        permission_mode: 'default',
        tool_name: 'Bash',
        tool_use_id: DOCTOR_SESSION,
      };
    case 'gemini-cli':
      return { ...common, hook_event_name: 'BeforeTool', tool_name: 'run_shell_command' };
    case 'codex':
      return {
        ...common,
        hook_event_name: 'PreToolUse',
        permission_mode: 'default',
        turn_id: DOCTOR_SESSION,
        model: DOCTOR_SESSION,
        tool_name: 'Bash',
        tool_use_id: DOCTOR_SESSION,
      };
  }
}
