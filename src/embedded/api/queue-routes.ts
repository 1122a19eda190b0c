import { type Answer, type Call, ok, type Route } from './call.ts';

const names = [
  'thumbnailGeneration',
  'metadataExtraction',
  'videoConversion',
  'faceDetection',
  'facialRecognition',
  'smartSearch',
  'duplicateDetection',
  'backgroundTask',
  'storageTemplateMigration',
  'migration',
  'search',
  'sidecar',
  'library',
  'notifications',
  'backupDatabase',
  'ocr',
  'workflow',
  'integrityCheck',
  'editor',
] as const;

/** Reading the folder shows as the two queues that would do it in Immich; the others are always idle. */
const counts = (name: (typeof names)[number], { library }: Call) => {
  const progress = library.catalogue.progress?.() ?? { done: 0, total: 0, ready: true };
  const waiting =
    name === 'metadataExtraction' || name === 'thumbnailGeneration' ? progress.total - progress.done : 0;
  const active = waiting > 0 ? 1 : 0;
  return { active, completed: 0, failed: 0, delayed: 0, waiting: waiting - active, paused: 0 };
};

const queues = (call: Call): Answer =>
  ok(names.map((name) => ({ name, isPaused: false, statistics: counts(name, call) })));

const jobs = (call: Call): Answer =>
  ok(
    Object.fromEntries(
      names.map((name) => {
        const jobCounts = counts(name, call);
        return [name, { queueStatus: { isPaused: false, isActive: jobCounts.active > 0 }, jobCounts }];
      }),
    ),
  );

export const queueRoutes: readonly Route[] = [
  { method: 'GET', path: '/queues', permission: 'queue.read', run: queues },
  { method: 'GET', path: '/jobs', permission: 'job.read', run: jobs },
  { method: 'GET', path: '/libraries', permission: 'library.read', run: () => ok([]) },
  { method: 'GET', path: '/partners', permission: 'partner.read', run: () => ok([]) },
];
