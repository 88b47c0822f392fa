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
