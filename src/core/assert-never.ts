/** Ends an exhaustive switch: a new variant that is not handled becomes a type error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
