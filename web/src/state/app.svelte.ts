import { createContext } from 'svelte';
import type { Session } from '#contract/session.ts';
import { tell } from '#web/display/message.ts';
import { errorText } from '#web/text/error-text.ts';
import { t } from '#web/text/text.ts';
import { ConfigurationState } from './configuration.svelte.ts';
import type { Sent } from './decision-queue.ts';
import { Decisions } from './decisions.svelte.ts';
import { MadeSteps } from './made-steps.ts';
import { Outbox } from './outbox.svelte.ts';
import { PlanNews } from './plan-news.svelte.ts';
import { RunState } from './run.svelte.ts';
import { SessionState } from './session.svelte.ts';
import { StatisticsState } from './statistics.svelte.ts';

/** What all screens look at together. One instance, made by the root layout. */
export class App {
  readonly session = new SessionState((now, before) => this.#sessionChanged(now, before));
  readonly statistics = new StatisticsState();
  readonly plans = new PlanNews();
  readonly run = new RunState(
    () => this.statistics.touch(),
    (event) => this.plans.receive(event),
  );
  readonly outbox = new Outbox((sent) => this.#tellSent(sent));
  readonly decisions = new Decisions(this.outbox, new MadeSteps(sessionStorage), () =>
    this.statistics.touch(),
  );
  readonly configuration = new ConfigurationState(() => this.#libraryOpened());
  /** True while one image covers the screen: what lies behind must not take focus. */
  covered = $state(false);

  #unfollow = () => {};

  /** Loads what every screen needs and follows the run; returns how to stop. */
  start(): () => void {
    const goOn = () => this.outbox.flush();
    addEventListener('online', goOn);
    void this.session.load();
    return () => {
      removeEventListener('online', goOn);
      this.#unfollow();
    };
  }

  #sessionChanged(now: Session, before: Session | null): void {
    if (now.state !== 'signed_in' && now.state !== 'set_up') return;
    // Another person: nothing of what is on the screen is theirs.
    if (before?.user && now.user && before.user.id !== now.user.id) {
      location.reload();
      return;
    }
    if (now.state === 'signed_in') {
      this.outbox.open(this.session.account);
      this.decisions.showWaiting();
    }
    void this.configuration.load();
  }

  /** Everything but the configuration belongs to one library, so it starts anew with each. */
  #libraryOpened(): void {
    this.#unfollow();
    const { kind, url, path } = this.configuration.library ?? { kind: '', url: null, path: null };
    this.decisions.open(`${this.session.account} ${kind} ${url ?? path ?? ''}`);
    void this.configuration.check();
    void this.statistics.load();
    this.#unfollow = this.run.follow();
  }

  #tellSent({ ids, leftOut, step, refused }: Sent): void {
    this.decisions.sent(step);
    this.statistics.touch();
    if (refused) tell('danger', { title: t.waiting.refused(ids.length), description: errorText(refused) });
    else if (leftOut > 0) tell('warning', { title: t.done.protectedLeft(leftOut) });
  }
}

export const [useApp, provideApp] = createContext<App>();
