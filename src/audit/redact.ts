/**
 * Takes secrets out of text before it is written down or shown: known token shapes wherever they stand,
 * values whose name says that they are secret, credentials in headers and URLs, private keys. What stays
 * tells a reader that something was there and of what kind. Every repetition is bounded, so the time is
 * linear in the text.
 */

/** Shapes that issuers gave their tokens so that they can be found. */
const TOKENS: readonly (readonly [kind: string, pattern: string])[] = [
  ['aws-key', String.raw`\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b`],
  ['github-token', String.raw`\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})`],
  ['gitlab-token', String.raw`\bgl(?:pat|ptt|dt|rt|soat|ft|agent)-[A-Za-z0-9_-]{16,255}`],
  ['api-key', String.raw`\bsk-[A-Za-z0-9_-]{16,255}`],
  ['stripe-key', String.raw`\b[srp]k_(?:live|test)_[A-Za-z0-9]{10,255}|\bwhsec_[A-Za-z0-9+/=]{16,255}`],
  ['slack-token', String.raw`\bxox[abeoprs]-[A-Za-z0-9-]{10,255}|\bxapp-[A-Za-z0-9-]{10,255}`],
  [
    'webhook',
    String.raw`\b(?:hooks\.slack\.com/(?:services|workflows|triggers)|discord(?:app)?\.com/api/webhooks)/[A-Za-z0-9_/-]{8,255}`,
  ],
  [
    'google-key',
    String.raw`\bAIza[0-9A-Za-z_-]{30,64}|\bya29\.[0-9A-Za-z_-]{20,512}|\bGOCSPX-[0-9A-Za-z_-]{20,64}`,
  ],
  ['npm-token', String.raw`\bnpm_[A-Za-z0-9]{30,64}`],
  ['pypi-token', String.raw`\bpypi-[A-Za-z0-9_-]{50,512}`],
  ['hugging-face-token', String.raw`\bhf_[A-Za-z0-9]{30,64}`],
  ['sendgrid-key', String.raw`\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}`],
  ['digitalocean-token', String.raw`\bdo[opr]_v1_[a-f0-9]{40,80}`],
  ['vault-token', String.raw`\bhv[sbr]\.[A-Za-z0-9_-]{20,255}`],
  ['databricks-token', String.raw`\bdapi[a-f0-9]{32}\b`],
  ['age-key', String.raw`\bAGE-SECRET-KEY-1[0-9A-Z]{20,80}`],
  ['telegram-token', String.raw`\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}\b`],
  [
    'token',
    String.raw`\b(?:gsk_|xai-|lin_api_|figd_|shpat_|shpss_|shpca_|dckr_pat_|sbp_|nfp_|rnd_)[A-Za-z0-9_-]{20,255}`,
  ],
  ['jwt', String.raw`\beyJ[A-Za-z0-9_-]{8,4096}\.eyJ[A-Za-z0-9_-]{8,8192}(?:\.[A-Za-z0-9_-]{0,2048})?`],
];

/** Names under which secrets travel; a few more letters of the name may stand before and after. */
const NAME = `(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|account[_-]?key|auth[_-]?key|credentials?|database[_-]?url|connection[_-]?string|signature)`;

/** A value in quotes, or up to what ends a word. A reference such as `$TOKEN` is no value. */
const VALUE = String.raw`(?:"(?![$"])[^"\n]{1,4096}"?|'(?!['$])[^'\n]{1,4096}'?|(?![$"'\s[])[^\s"'&;|<>,)}\]]{1,4096})`;

/** A long run with letters and digits: nobody writes that by hand. */
const RANDOM = `(?=[A-Za-z_+/=.-]{0,255}[0-9])(?=[0-9_+/=.-]{0,255}[A-Za-z])[A-Za-z0-9_+/=-]{20,4096}`;

type Rule = readonly [pattern: RegExp, by: string];

let built: readonly Rule[] | null = null;

/** On first use: most processes never see anything that is worth a look. */
function rules(): readonly Rule[] {
  built ??= [...TOKENS.map(tokenRule), ...CREDENTIALS, ...NAMED];
  return built;
}

function tokenRule([kind, pattern]: readonly [string, string]): Rule {
  return [new RegExp(pattern, 'g'), mark(kind)];
}

function mark(kind: string): string {
  return `[redacted ${kind}]`;
}

const CREDENTIALS: readonly Rule[] = [
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:"'<>]{0,256}:[^\s/@"'<>]{1,512}@/gi, `$1${mark('credentials')}@`],
  [
    /(\b(?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest|apikey|negotiate)\s{1,4})?)(?![$\s"'])[^\s"']{2,4096}/gi,
    `$1${mark('authorization')}`,
  ],
  [
    /(\b(?:bearer|basic)\s{1,4})(?=[A-Za-z+/=._~-]{0,255}[0-9=])[A-Za-z0-9+/=._~-]{12,4096}/gi,
    `$1${mark('authorization')}`,
  ],
  [/(\b(?:set-)?cookie["']?\s{0,4}:\s{0,4})(?![$\s"'])[^"'\n]{2,4096}/gi, `$1${mark('cookie')}`],
  // `curl -u user:password`, `sshpass -p password`, `mysql -ppassword`
  [
    /(\s(?:-u|--user|--proxy-user)[= ]{0,2}["']?[^\s:"'$=]{1,128}:)(?!\$)[^\s"']{1,512}/g,
    `$1${mark('password')}`,
  ],
  [/(\bsshpass\s{1,4}-p\s{0,4})(?!\$)[^\s]{1,512}/g, `$1${mark('password')}`],
  [
    /(\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^|;&\n]{0,200}?\s-p)(?!\$)[^\s"'|;&]{1,512}/g,
    `$1${mark('password')}`,
  ],
];

const NAMED: readonly Rule[] = [
  // `name=value`, `name: value`, `"name": "value"`
  [
    new RegExp(`(${NAME}[A-Za-z0-9_.-]{0,32}["']?\\s{0,2}(?::=|[:=])\\s{0,2})${VALUE}`, 'gi'),
    `$1${mark('secret')}`,
  ],
  // `--name value`
  [new RegExp(`(--[a-z0-9-]{0,32}${NAME}[a-z0-9-]{0,32}\\s{1,4})(?!-)${VALUE}`, 'gi'), `$1${mark('secret')}`],
  // `token 3f9c…`
  [new RegExp(`(\\b${NAME}\\s{1,3}(?:is\\s{1,3})?["']?)${RANDOM}`, 'gi'), `$1${mark('secret')}`],
];

/** What every secret that is looked for has near it: an unbroken run of 16, a telling name, a URL's `@`. */
const WORTH_A_LOOK =
  /[A-Za-z0-9_+/=.-]{16}|pass|pwd|secret|token|key|auth|cred|cookie|bearer|basic|signature|_url|string|:\/\/|\s-u|\s--|mysql|maria/i;

export function redact(text: string): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  let out = withoutPrivateKeys(text);
  for (const [pattern, by] of rules()) out = out.replace(pattern, by);
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
