import { join } from 'node:path';
import { writeAtomically } from './atomic-file.ts';
import { isThere } from './move-file.ts';

/** In the languages of the app: nobody has chosen one where it is read. */
const NOTE = `What is in this folder was moved here by Immich Image Cleaner, because somebody chose it and
confirmed it. Nothing empties this folder.

To bring files back, open the folder above in Immich Image Cleaner and take the plan back
under History. Without the program (close it first): each file lies here in a folder of its
own. manifest.jsonl has a line for each file that was moved: "slot" is its folder in here,
"relative" is where it was, seen from the folder above. Move the file back to that place.

To free the space, delete this whole folder, .image-cleaner-trash. Delete it, or move it
somewhere else, before you import the folder above into Immich or any other program.

----

Was in diesem Ordner liegt, hat Immich Image Cleaner hierher verschoben, weil jemand es
ausgewählt und bestätigt hat. Nichts leert diesen Ordner.

Um Dateien zurückzuholen, öffne den Ordner darüber in Immich Image Cleaner und nimm den Plan
unter "Verlauf" zurück. Ohne das Programm (schließe es zuerst): Jede Datei liegt hier in einem
eigenen Ordner. manifest.jsonl hat eine Zeile für jede verschobene Datei: "slot" ist ihr Ordner
hier drin, "relative" ist, wo sie war, vom Ordner darüber aus gesehen. Verschiebe sie dorthin.

Um den Platz freizugeben, lösche diesen ganzen Ordner, .image-cleaner-trash. Lösche oder
verschiebe ihn, bevor du den Ordner darüber in Immich oder ein anderes Programm einliest.
`;

/** Tells whoever finds the trash folder, years later and without this program, what it is. */
export async function leaveNote(trash: string): Promise<void> {
  const path = join(trash, 'README.txt');
  if (!(await isThere(path))) await writeAtomically(path, NOTE);
}
