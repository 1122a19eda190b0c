import { areNumberedAlike } from './names/counters.ts';
import type { Subject } from './subject.ts';
import { isTurned, type Relation } from './verdict.ts';

/**
 * Whether the asset is certainly the lesser of two copies. Which of two that stand differently is the upright one,
 * only a person can tell.
 */
export function isProvenLesser(subject: Subject): boolean {
  return subject.relations.some((relation) => !isTurned(relation) && isSure(relation, subject));
}

/**
 * Thumbnails alone cannot tell two photos of one meter, taken a moment apart, from a photo and its copy: of one size
 * they need a name or a camera in common. And what lost its camera data may have been enlarged.
 */
function isSure({ kind, better }: Relation, { facts }: Subject): boolean {
  if (kind !== 'reencoded_copy' && kind !== 'larger_version') return true;
  const hasCamera = (facts.camera?.make ?? null) !== null;
  if (hasCamera) return better.hasCamera;
  const sameSize = facts.width === better.width && facts.height === better.height;
  return kind === 'larger_version' || !sameSize || areNumberedAlike(facts.fileName, better.fileName);
}
