/** Search patterns that every line fits: who searches for one of them prints files as `cat` does. */
const EVERY_LINE = /^\^?\(?(?:\.?\*?|\.\+|\[\^?[^\]]{0,8}\]\*|(?:\\[swSW])\*)\)?\$?$/;

export function fitsEveryLine(pattern: string | null): boolean {
  return pattern?.split(/\n|\\?\|/).some((one) => EVERY_LINE.test(one)) === true;
}
