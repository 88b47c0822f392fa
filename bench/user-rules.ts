/** Rules as users and companies write them, as many as are asked for: names, words, texts, paths, hosts. */
const TOPICS = ['deploy', 'ledger', 'payroll', 'search', 'billing', 'ingest', 'report', 'mailer', 'catalog'];
const VERBS = ['apply', 'purge', 'publish', 'rotate', 'import', 'revert', 'drain', 'promote'];

const FORMS: readonly ((name: string, verb: string, n: number) => string)[] = [
  (name, verb) => `match command("${name}ctl") subcommand("${verb}")`,
  (name, verb) => `match command("${name}ctl") with_flags("--${verb}", "-f")`,
  (name, verb, n) => `match ${name}-${verb}-${n}\\s+--(?:prod|live)`,
  (name, verb) => `match command("git") subcommand("push") arg("${name}-${verb}")`,
  (name, verb) => `match command("npm", "pnpm") subcommand("run") arg("${verb}:${name}")`,
  (name, verb, n) => `match (?:${name}|${verb})_token_${n}=\\w+`,
  (name, verb) => `match command("kubectl") and arg_matches(/^${name}-${verb}$/)`,
  (name) => `match command("${name}-cli") and operand("prod*", "live")`,
];

export function userRules(count: number): string {
  const rules: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `${TOPICS[n % TOPICS.length]}${Math.floor(n / 72)}`;
    const verb = VERBS[n % VERBS.length] ?? 'apply';
    const form = FORMS[Math.floor(n / 9) % FORMS.length];
    rules.push(
      `block "user.${name}-${verb}-${n}"\n  ${form?.(name, verb, n)}\n  nudge "Ask the owners of ${name}."`,
    );
  }
  return rules.join('\n\n');
}
