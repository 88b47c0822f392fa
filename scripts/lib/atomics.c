/*
 * The one function that official builds of Node 26 take from libatomic, which slim systems do not have:
 * own-atomics.ts puts it into the executable. V8 exchanges words of 8 bytes, aligned to 8; anything else
 * traps, for a wrong exchange would be worse than an end. The memory order is the strongest, whatever is
 * asked for.
 */
typedef unsigned long word;

_Bool exchange(word size, word *object, word *expected, const word *desired) {
  if (size != sizeof(word) || (word)object % sizeof(word) != 0) __builtin_trap();
  return __atomic_compare_exchange_n(object, expected, *desired, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}
