import type { Configuration, ConnectionReport, LibraryChoice, Settings } from '#contract/configuration.ts';
import { getConfiguration, putConfiguration, testConnection } from '#web/api/configuration.ts';
import { isFolder, libraryWords } from '#web/text/library-words.ts';
import { t } from '#web/text/text.ts';

/** While a folder is read or the sample is drawn, one looks again this often. */
const LOOK_AGAIN_MS = 1_000;

/** Which library is in use, whether it is open, and what the last connection test said. */
export class ConfigurationState {
  value = $state.raw<Configuration | null>(null);
  report = $state.raw<ConnectionReport | null>(null);
  error = $state.raw<unknown>(null);

  readonly library = $derived(this.value?.library ?? null);
  /** What is said of acting on it. */
  readonly words = $derived(libraryWords(this.library, t));
  readonly isFolder = $derived(isFolder(this.library));
  readonly isOpen = $derived(this.library?.state === 'open');

  #onOpen: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onOpen: () => void) {
    this.#onOpen = onOpen;
  }

  async load(): Promise<void> {
    try {
      this.#accept(await getConfiguration());
    } catch (error) {
      this.error = error;
    }
  }

  /** Tries a library; nothing is stored. @throws {ApiError} */
  async test(library: LibraryChoice): Promise<ConnectionReport> {
    this.report = await testConnection(library);
    return this.report;
  }

  /** Uses this library from now on. @throws {ApiError} where the choice is refused. */
  async use(library: LibraryChoice): Promise<void> {
    const value = await putConfiguration({ library });
    // Even if one library was open before: the new one opens anew.
    this.value = null;
    this.#accept(value);
  }

  /** Changes settings; what is shown follows once they are saved. @throws {ApiError} */
  async change(settings: Partial<Settings>): Promise<void> {
    this.#accept(await putConfiguration({ settings }));
  }

  /** Takes over what the service answered elsewhere, as after loading a settings file. */
  accept(value: Configuration): void {
    this.#accept(value);
  }

  /** Tries what is connected; silent about failures, because the screens show the library's own state. */
  async check(): Promise<void> {
    try {
      this.report = await testConnection();
    } catch {
      this.report = null;
    }
  }

  #accept(value: Configuration): void {
    const wasOpen = this.isOpen;
    this.value = value;
    this.error = null;
    clearTimeout(this.#timer);
    if (value.library?.state === 'opening') this.#timer = setTimeout(() => void this.load(), LOOK_AGAIN_MS);
    if (value.library?.state === 'open' && !wasOpen) this.#onOpen();
  }
}
