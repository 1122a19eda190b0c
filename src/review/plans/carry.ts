import { applyMerges } from '../merges/apply-merge.ts';
import { undoMerges } from '../merges/undo-merge.ts';
import { applyItems } from './apply.ts';
import type { Carry } from './carrier.ts';
import { albumDoor } from './doors/album.ts';
import { archiveDoor } from './doors/archive.ts';
import { tagDoor } from './doors/tag.ts';
import { trashDoor } from './doors/trash.ts';
import { restoreItems } from './restore.ts';

/** Through which door a plan goes. */
export const carry: Carry = (plan, direction, going) => {
  const isApply = direction === 'apply';
  switch (plan.outcome) {
    case 'trash':
      return isApply ? applyItems(going, trashDoor(going)) : restoreItems(going, trashDoor(going));
    case 'archive':
      return isApply ? applyItems(going, archiveDoor(going)) : restoreItems(going, archiveDoor(going));
    case 'album': {
      const door = albumDoor(going, plan.id);
      return isApply ? applyItems(going, door) : restoreItems(going, door);
    }
    case 'tag': {
      const door = tagDoor(going, plan.id);
      return isApply ? applyItems(going, door) : restoreItems(going, door);
    }
    case 'merge':
      return isApply ? applyMerges(going) : undoMerges(going);
    case 'export':
      return Promise.resolve(true);
  }
};
