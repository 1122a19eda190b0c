import { createContext } from 'svelte';
import { ConfigurationState } from './configuration.svelte.ts';
import { Decisions } from './decisions.svelte.ts';
import { RunState } from './run.svelte.ts';
import { StatisticsState } from './statistics.svelte.ts';

/** What all screens look at together. One instance, made by the root layout. */
export class App {
  readonly statistics = new StatisticsState();
  readonly run = new RunState(() => this.statistics.touch());
  readonly decisions = new Decisions(() => this.statistics.touch());
  readonly configuration = new ConfigurationState(() => this.#libraryOpened());
  /** True while one image covers the screen: what lies behind must not take focus. */
  covered = $state(false);

  #unfollow = () => {};

  /** Loads what every screen needs and follows the run; returns how to stop. */
  start(): () => void {
    void this.configuration.load();
    return () => this.#unfollow();
  }

  /** Everything but the configuration belongs to one library, so it starts anew with each. */
  #libraryOpened(): void {
    this.#unfollow();
    this.decisions.reset();
    void this.configuration.check();
    void this.statistics.load();
    this.#unfollow = this.run.follow();
  }
}

export const [useApp, provideApp] = createContext<App>();
