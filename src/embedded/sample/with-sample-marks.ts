import { readFile, realpath } from 'node:fs/promises';
import type { EmbeddedAsset, EmbeddedPerson, TimeRange } from '../catalogue.ts';
import type { FolderCatalogue } from '../folder/folder-catalogue.ts';
import { emptyDocument, type LibraryDocument } from '../library/document.ts';
import { stableId } from '../stable-id.ts';
import { marksFileOf, type SampleMarks } from './sample-marks.ts';

/**
 * The sample library as its owner left it: people, favourites and albums on top of the folder. What a person
 * changes afterwards is kept as for any folder. Without a marks file the catalogue is served as it is.
 */
export async function withSampleMarks(catalogue: FolderCatalogue, folder: string): Promise<FolderCatalogue> {
  const text = await readFile(marksFileOf(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return catalogue;
  const marks = JSON.parse(text) as SampleMarks;
  const faces = facesOf(marks);
  const start = (await realpath(folder)).length + 1;
  const pathOf = ({ originalPath }: EmbeddedAsset): string => originalPath.slice(start);
  const marked = (asset: EmbeddedAsset): EmbeddedAsset => {
    const people = faces.get(pathOf(asset));
    return people ? { ...asset, people } : asset;
  };
  return {
    owner: catalogue.owner,
    hasExiftool: catalogue.hasExiftool,
    problems: catalogue.problems,
    trash: catalogue.trash,
    *walk(range: TimeRange) {
      for (const asset of catalogue.walk(range)) yield marked(asset);
    },
    asset: (id) => {
      const asset = catalogue.asset(id);
      return asset && marked(asset);
    },
    image: (asset, size) => catalogue.image(asset, size),
    original: (asset) => catalogue.original(asset),
    progress: () => catalogue.progress(),
    whenReady: () => catalogue.whenReady(),
    close: () => catalogue.close(),
    memory: {
      // Only until the person changes something: then the folder's own memory is there.
      read: async () => (await catalogue.memory.read()) ?? firstDocument(catalogue, marks, pathOf),
      write: (document) => catalogue.memory.write(document),
    },
  };
}

function facesOf({ people }: SampleMarks): Map<string, EmbeddedPerson[]> {
  const faces = new Map<string, EmbeddedPerson[]>();
  for (const [name, paths] of Object.entries(people)) {
    const person = { id: stableId('sample person', name), name };
    for (const path of paths) faces.set(path, [...(faces.get(path) ?? []), person]);
  }
  return faces;
}

function firstDocument(
  catalogue: FolderCatalogue,
  marks: SampleMarks,
  pathOf: (asset: EmbeddedAsset) => string,
): LibraryDocument {
  const assets = [...catalogue.walk({ order: 'asc' })];
  const ids = new Map(assets.map((asset) => [pathOf(asset), asset.id]));
  const idsOf = (paths: readonly string[]): string[] => paths.flatMap((path) => ids.get(path) ?? []);
  const { createdAt } = catalogue.owner;
  return {
    ...emptyDocument(),
    marks: idsOf(marks.favourites).map((id) => [id, { isFavorite: true }]),
    albums: Object.entries(marks.albums).map(([name, paths]) => ({
      id: stableId('sample album', name),
      name,
      description: '',
      createdAt,
      updatedAt: createdAt,
      assetIds: idsOf(paths),
    })),
  };
}
