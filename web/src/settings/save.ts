import type { Settings } from '#contract/configuration.ts';
import { tell } from '#web/display/message.ts';
import type { ConfigurationState } from '#web/state/configuration.svelte.ts';
import { errorText } from '#web/text/error-text.ts';
import { t } from '#web/text/text.ts';

/** Saves and says so. False: it was refused, and the person was told why. */
export async function save(configuration: ConfigurationState, change: Partial<Settings>): Promise<boolean> {
  try {
    await configuration.change(change);
    tell('success', { title: t.settings.saved });
    return true;
  } catch (error) {
    tell('danger', { title: t.settings.failed, description: errorText(error) });
    return false;
  }
}
