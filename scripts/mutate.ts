/**
 * Which changes of a rule the tables of verdicts notice, and which they do not:
 * `scripts/node node scripts/mutate.ts [--list] [RULE…]`. A rule's name may end in `*`.
 */
import { measure } from '../test/mutation/measure-all.ts';
import { useGrammar } from '../test/support/grammar.ts';

useGrammar();
const words = process.argv.slice(2);
const isListed = words.includes('--list');
const wanted = words.filter((word) => word !== '--list');
const isWanted = (id: string): boolean =>
  wanted.length === 0 ||
  wanted.some((word) => (word.endsWith('*') ? id.startsWith(word.slice(0, -1)) : id === word));

const outcomes = measure(isWanted, () => true);
let [noticed, all] = [0, 0];
for (const { id, mutants, survivors } of outcomes) {
  noticed += mutants - survivors.length;
  all += mutants;
  const share = ((100 * (mutants - survivors.length)) / mutants).toFixed(0);
  console.log(`${share.padStart(3)} %  ${id}  ${mutants - survivors.length} of ${mutants}`);
  if (isListed) for (const what of survivors) console.log(`         ${what}`);
}
console.log(`${((100 * noticed) / all).toFixed(1)} %  ${noticed} of ${all} mutants are noticed`);
