/**
 * Variables that act in a client's own shell before it has read a word of the line, and what is done about them.
 * Gemini CLI is the client that takes some from a project, out of `.env` and `.gemini/.env`, and lets an entry and
 * the machine's settings say something against it.
 */

/** What an entry for Gemini CLI sets for its bash, over what a project could set. */
export const NEUTRAL_ENVIRONMENT: Readonly<Record<string, string>> = {
  BASH_ENV: '',
  ENV: '',
  SHELLOPTS: '',
  BASHOPTS: '',
  LD_PRELOAD: '',
  LD_AUDIT: '',
  LD_LIBRARY_PATH: '',
  // "help" prints what it knows, and ends with 0.
  LD_DEBUG: '',
  GLIBC_TUNABLES: '',
  // A locale from elsewhere names the modules that read its characters, which are libraries.
  LC_ALL: 'C',
  LOCPATH: '',
  GCONV_PATH: '',
  DYLD_INSERT_LIBRARIES: '',
  DYLD_LIBRARY_PATH: '',
  DYLD_FRAMEWORK_PATH: '',
  // A bash of the first level whose stdin is a socket, as Node's pipes are, reads $HOME/.bashrc.
  SHLVL: '2',
};

/**
 * These act in a dynamic program even where they are empty: with the first it prints its libraries and ends with 0,
 * whatever it is. An entry can only set variables, so Gemini CLI has to be told not to hand them on.
 */
export const ACTS_WHEN_EMPTY = ['LD_TRACE_LOADED_OBJECTS', 'LD_SHOW_AUXV'] as const;

/**
 * Gemini CLI blocks variables by name only together with those that look like secrets; these look like it and are
 * none, and work would stop without them.
 */
export const NO_SECRETS = [
  'SSH_AUTH_SOCK',
  'XAUTHORITY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'GOOGLE_CLOUD_PROJECT',
  'AWS_DEFAULT_REGION',
] as const;

/** Whatever the dynamic loader, a shell or the C library's locales read before a program's first own word. */
export function actsBeforeTheLine(name: string): boolean {
  return ACTS_BEFORE.test(name);
}

const ACTS_BEFORE =
  /^(?:LD_[A-Z0-9_]+|DYLD_[A-Z_]+|GLIBC_TUNABLES|GCONV_PATH|LOCPATH|BASH_ENV|SHELLOPTS|BASHOPTS|BASH_FUNC_.*|ZDOTDIR)$/;
