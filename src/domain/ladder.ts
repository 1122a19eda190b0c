import { tookExposure } from './camera.ts';
import { isDecodable } from './formats.ts';
import { judge } from './judge.ts';
import type { JudgementSettings } from './judgement.ts';
import { carverForm } from './names/carver-names.ts';
import { readName } from './names/name-parts.ts';
import { folderStanding } from './signals/folder-profile.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/** Rungs of the cost ladder that can still be climbed for one asset. */
export type LadderStep = 'pixels' | 'bytes';

export type NextStep = (
  subject: Subject,
  settings: JudgementSettings,
  mode: 'quick' | 'thorough',
  /** That of `judge` for the same subject, where the caller has it already. */
  verdict?: Verdict,
) => LadderStep | null;

/** A camera photo that nothing speaks against is not worth a thumbnail in quick mode. */
const UNSUSPECTED = 0.1;
/** Below this no byte can lift an asset to where it would be shown. */
const WORTH_BYTES = 0.25;
/** Above this no byte proof would change what is said. */
const SETTLED = 0.995;

/** What to fetch next for an asset; null = its verdict stands. Asked again after each step. */
export const nextStep: NextStep = (subject, settings, mode, known) => {
  const { facts, pixels, bytes } = subject;
  // A video is judged by its metadata alone.
  if (facts.type === 'video' || facts.isOffline) return null;
  const verdict = known ?? judge(subject, settings);
  if (pixels === null && facts.thumbhash !== null && wantsPixels(subject, verdict, mode)) return 'pixels';
  if (bytes === null && wantsBytes(subject, verdict)) return 'bytes';
  return null;
};

function wantsPixels(
  { facts: { camera } }: Subject,
  { confidence }: Verdict,
  mode: 'quick' | 'thorough',
): boolean {
  if (mode === 'thorough') return true;
  return !tookExposure(camera) || confidence >= UNSUSPECTED;
}

function wantsBytes(subject: Subject, { confidence, categories }: Verdict): boolean {
  const { facts, pixels } = subject;
  if (facts.thumbhash === null && pixels === null)
    return isDecodable(facts.mimeType) && categories.low_quality >= WORTH_BYTES;
  return (confidence >= WORTH_BYTES || mayBeTwoFiles(subject)) && confidence < SETTLED;
}

/** What a recovery tool put together of two files looks like a photo until its embedded preview is seen. */
function mayBeTwoFiles({ facts, pixels, context }: Subject): boolean {
  if (pixels === null || facts.mimeType !== 'image/jpeg') return false;
  return folderStanding(context.folder) === 'recovered' && carverForm(readName(facts.fileName).stem) !== null;
}
