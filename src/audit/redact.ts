/**
 * Takes secrets out of text before it is written down or shown: known token shapes wherever they stand,
 * values whose name says that they are secret, credentials in headers and URLs, private keys. What stays
 * tells a reader that something was there and of what kind. A pattern is only built and tried where one of
 * its marks stands in the text; every repetition is bounded, so the time is linear.
 */

interface Rule {
  /** In lower case; without one of them in the text the pattern cannot match. */
  readonly marks: readonly string[];
  readonly pattern: RegExp | string;
  readonly flags: string;
  readonly by: string;
}

/** Shapes that issuers gave their tokens so that they can be found. */
const TOKENS: readonly Rule[] = [
  token('aws-key', ['akia', 'asia', 'abia', 'acca'], String.raw`\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b`),
  token(
    'github-token',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    String.raw`\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{20,255}`,
  ),
  token(
    'gitlab-token',
    ['glpat-', 'glptt-', 'gldt-', 'glrt-', 'glsoat-', 'glft-', 'glagent-'],
    String.raw`\bgl(?:pat|ptt|dt|rt|soat|ft|agent)-[A-Za-z0-9_-]{16,255}`,
  ),
  token('api-key', ['sk-'], String.raw`\bsk-[A-Za-z0-9_-]{16,255}`),
  token(
    'stripe-key',
    ['k_live_', 'k_test_', 'whsec_'],
    String.raw`\b(?:[srp]k_(?:live|test)_|whsec_)[A-Za-z0-9+/=]{10,255}`,
  ),
  token('slack-token', ['xox', 'xapp-'], String.raw`\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,255}`),
  token(
    'webhook',
    ['hooks.slack.com/', '/api/webhooks/'],
    String.raw`\b(?:hooks\.slack\.com/(?:services|workflows|triggers)|discord(?:app)?\.com/api/webhooks)/[A-Za-z0-9_/-]{8,255}`,
  ),
  token(
    'google-key',
    ['aiza', 'ya29.', 'gocspx-'],
    String.raw`\b(?:AIza|ya29\.|GOCSPX-)[0-9A-Za-z_-]{20,512}`,
  ),
  token('npm-token', ['npm_'], String.raw`\bnpm_[A-Za-z0-9]{30,64}`),
  token('pypi-token', ['pypi-'], String.raw`\bpypi-[A-Za-z0-9_-]{50,512}`),
  token('hugging-face-token', ['hf_'], String.raw`\bhf_[A-Za-z0-9]{30,64}`),
  token('sendgrid-key', ['sg.'], String.raw`\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}`),
  token('digitalocean-token', ['_v1_'], String.raw`\bdo[opr]_v1_[a-f0-9]{40,80}`),
  token('vault-token', ['hvs.', 'hvb.', 'hvr.'], String.raw`\bhv[sbr]\.[A-Za-z0-9_-]{20,255}`),
  token('databricks-token', ['dapi'], String.raw`\bdapi[a-f0-9]{32}\b`),
  token('age-key', ['age-secret-key-'], String.raw`\bAGE-SECRET-KEY-1[0-9A-Z]{20,80}`),
  token('telegram-token', [':aa'], String.raw`\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}\b`),
  token(
    'token',
    ['gsk_', 'xai-', 'lin_api_', 'figd_', 'shpat_', 'shpss_', 'shpca_', 'dckr_pat_', 'sbp_', 'nfp_'],
    String.raw`\b(?:gsk_|xai-|lin_api_|figd_|shp(?:at|ss|ca)_|dckr_pat_|sbp_|nfp_)[A-Za-z0-9_-]{20,255}`,
  ),
  token(
    'jwt',
    ['eyj'],
    String.raw`\beyJ[A-Za-z0-9_-]{8,4096}\.eyJ[A-Za-z0-9_-]{8,8192}(?:\.[A-Za-z0-9_-]{0,2048})?`,
  ),
];

const CREDENTIALS: readonly Rule[] = [
  rule(
    ['://'],
    /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:"'<>]{0,256}:[^\s/@"'<>]{1,512}@/gi,
    'credentials',
    '@',
  ),
  rule(
    ['authorization'],
    /(\b(?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest|apikey|negotiate)\s{1,4})?)(?!(?:bearer|basic|token|digest|apikey|negotiate)\s|[$\s"'])[^\s"']{2,4096}/gi,
    'authorization',
  ),
  rule(
    ['bearer ', 'basic '],
    /(\b(?:bearer|basic)\s{1,4})(?=[A-Za-z+/=._~-]{0,255}[0-9=])[A-Za-z0-9+/=._~-]{12,4096}/gi,
    'authorization',
  ),
  rule(['cookie'], /(\b(?:set-)?cookie["']?\s{0,4}:\s{0,4})(?![$\s"'])[^"'\n]{2,4096}/gi, 'cookie'),
  rule(
    [' -u', '-user'],
    /(\s(?:-u|--user|--proxy-user)[= ]{0,2}["']?[^\s:"'$=]{1,128}:)(?!\$)[^\s"']{1,512}/g,
    'password',
  ),
  rule(['sshpass'], /(\bsshpass\s{1,4}-p\s{0,4})(?!\$)[^\s]{1,512}/g, 'password'),
  rule(
    ['mysql', 'mariadb'],
    /(\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^|;&\n]{0,200}?\s-p)(?!\$)[^\s"'|;&]{1,512}/g,
    'password',
  ),
];

/** Names under which secrets travel; a few more letters of the name may stand before and after. */
const NAMES = [
  'passw',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'key',
  'credential',
  '_url',
  'string',
  'signature',
];
const NAME = `(?:passw(?:or)?d|passphrase|pwd|secret|token|(?:api|access|private|signing|encryption|account|auth)[_-]?key|credentials?|database[_-]?url|connection[_-]?string|signature)`;

/** A value in quotes, or up to what ends a word. A reference such as `$TOKEN` is no value. */
const VALUE = String.raw`(?:"(?![$"])[^"\n]{1,4096}"?|'(?!['$])[^'\n]{1,4096}'?|(?![$"'\s[])[^\s"'&;|<>,)}\]]{1,4096})`;

/** A long run with letters and digits: nobody writes that by hand. */
const RANDOM = `(?=[A-Za-z_+/=.-]{0,255}[0-9])(?=[0-9_+/=.-]{0,255}[A-Za-z])[A-Za-z0-9_+/=-]{20,4096}`;

const NAMED: readonly Rule[] = [
  // `name=value`, `name: value`, `"name": "value"`
  rule(NAMES, `(${NAME}[A-Za-z0-9_.-]{0,32}["']?\\s{0,2}(?::=|[:=])\\s{0,2})${VALUE}`, 'secret'),
  // `--name value`; what ends in `-file` or `-type` names no secret
  rule(
    NAMES,
    `(--(?:[a-z0-9]{1,32}-){0,4}${NAME}s?(?:-(?!file|path|type|stdin|name|id)[a-z0-9]{1,32}){0,2}\\s{1,4})(?!-)${VALUE}`,
    'secret',
  ),
  // `token 3f9c…`
  rule(NAMES, `(\\b${NAME}\\s{1,3}(?:is\\s{1,3})?["']?)${RANDOM}`, 'secret'),
];

const RULES: readonly Rule[] = [...TOKENS, ...CREDENTIALS, ...NAMED];

function token(kind: string, marks: readonly string[], pattern: string): Rule {
  return { marks, pattern, flags: 'g', by: mark(kind) };
}

/** The first group stays; `after` is put back behind the mark. */
function rule(marks: readonly string[], pattern: RegExp | string, kind: string, after = ''): Rule {
  return { marks, pattern, flags: 'gi', by: `$1${mark(kind)}${after}` };
}

function mark(kind: string): string {
  return `[redacted ${kind}]`;
}

/** Built on first use, one by one: making a regex costs more than running it. */
const built: (RegExp | undefined)[] = [];

export function redact(text: string): string {
  const lower = text.toLowerCase();
  let out = lower.includes('-----begin') ? withoutPrivateKeys(text) : text;
  for (const [index, { marks, pattern, flags, by }] of RULES.entries()) {
    if (!marks.some((each) => lower.includes(each))) continue;
    built[index] ??= typeof pattern === 'string' ? new RegExp(pattern, flags) : pattern;
    out = out.replace(built[index], by);
  }
  return out;
}

const PEM = /-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----/;

/** From the first line of a key to its last, or to the end of the text. */
function withoutPrivateKeys(text: string): string {
  let out = '';
  let rest = text;
  for (;;) {
    const begin = PEM.exec(rest);
    if (begin === null) return out + rest;
    const last = `-----END ${begin[1]}-----`;
    const end = rest.indexOf(last, begin.index);
    out += rest.slice(0, begin.index) + mark('private-key');
    if (end === -1) return out;
    rest = rest.slice(end + last.length);
  }
}
