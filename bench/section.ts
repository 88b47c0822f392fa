/** One part of the benchmark's report. */
export interface Section {
  readonly title: string;
  /** Markdown. `runs` is how often each thing is to be measured. */
  measure(work: string, runs: number): Promise<string>;
}
