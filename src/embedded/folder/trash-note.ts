import { join } from 'node:path';
import { writeAtomically } from './atomic-file.ts';
import { isThere } from './move-file.ts';

const NOTE = `What is in this folder was moved here by Immich Image Cleaner, because somebody chose it and
confirmed it. Nothing empties this folder.

To bring files back, open the folder above in Immich Image Cleaner and take the plan back
under History. Without the program (close it first): each file lies here in a folder of its
own. manifest.jsonl has a line for each file that was moved: "slot" is its folder in here,
"relative" is where it was, seen from the folder above. Move the file back to that place.

To free the space, delete this whole folder, .image-cleaner-trash. Delete it, or move it
somewhere else, before you import the folder above into Immich or any other program.
`;

/** Tells whoever finds the trash folder, years later and without this program, what it is. */
export async function leaveNote(trash: string): Promise<void> {
  const path = join(trash, 'README.txt');
  if (!(await isThere(path))) await writeAtomically(path, NOTE);
}
