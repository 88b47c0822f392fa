/** Every exit code of the executable, in one place. */
export const EXIT = {
  /** Clean, or no opinion. */
  ok: 0,
  /** `check`: findings at or above `--fail-on`; `compile-rules`: errors in the rules. */
  findings: 1,
  /** Wrong use, unreadable input; for `hook`: a deny. The clients read 2 as "blocked". */
  error: 2,
} as const;
export const HOOK_DENY = 2;
/**
 * `hook --line`: an answer other than a deny. The registered line turns it into 0, which a damaged
 * executable can bring about as well: an emptied or zero-filled file runs as an empty shell script.
 */
export const HOOK_ANSWERED = 90;
