import type { AllowOptions } from '#contract/allow.ts';
import { addAllowed, getAllowOptions } from '#web/api/allow.ts';

export type AllowOption = AllowOptions['items'][number];

/** What of one image could be put on the allow-list; asked for when somebody wants to know. */
export class Allowing {
  options = $state.raw<readonly AllowOption[] | null>(null);
  error = $state.raw<unknown>(null);

  async load(assetId: string): Promise<void> {
    this.error = null;
    try {
      this.options = (await getAllowOptions(assetId)).items;
    } catch (error) {
      this.error = error;
    }
  }

  /** @throws {ApiError} */
  async allow({ kind, value }: AllowOption): Promise<void> {
    await addAllowed({ kind, value });
    this.options = (this.options ?? []).map((one) =>
      one.kind === kind && one.value === value ? { ...one, listed: true } : one,
    );
  }
}
