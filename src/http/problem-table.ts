import type { Problem } from '../contract/problem.ts';

type Answer = Omit<Problem, 'type' | 'request_id'>;

interface Row {
  readonly status: number;
  readonly title: string;
  /** Said instead of the error's own message, where that was not written for a person. */
  readonly detail?: string;
  /** Our code, where the error's own is a foreign one. */
  readonly code?: string;
}

const DISK_FULL: Row = {
  status: 507,
  title: 'The disk is full',
  detail:
    'Nothing could be written, and nothing was lost: make room on the disk of the data folder, then try again.',
  code: 'disk_full',
};

const INVALID_JSON: Row = {
  status: 400,
  title: 'The request is not valid',
  detail: 'The body is not JSON: check its quotes and commas.',
  code: 'invalid_json',
};

/** Every error code that may reach the border, and how it is answered. What is not listed is our own mistake: 500. */
const TABLE: Readonly<Record<string, Row>> = {
  // account
  not_set_up: { status: 409, title: 'No library is connected' },
  library_opening: { status: 503, title: 'The library is being opened' },
  library_unavailable: { status: 503, title: 'The library cannot be opened' },
  fixed_by_environment: { status: 409, title: 'Set by the environment' },
  key_required: { status: 400, title: 'An API key is needed' },
  sealed_key_unreadable: { status: 409, title: 'The stored API key cannot be read' },
  sign_in_required: { status: 401, title: 'Sign in first' },
  sign_in_refused: { status: 401, title: 'Immich refused the sign-in' },
  code_refused: { status: 401, title: 'This is not the code' },
  key_refused: { status: 401, title: 'The API key is not accepted' },
  key_lacks_permission: { status: 403, title: 'The API key lacks a permission' },
  other_account: { status: 409, title: 'The key belongs to another account' },
  address_fixed: { status: 409, title: 'The server address is fixed' },
  address_required: { status: 400, title: 'An address is needed' },
  set_up_not_allowed: { status: 403, title: 'Setting up is not allowed from here' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  connection_refused: { status: 422, title: 'The connection test failed' },
  folder_not_found: { status: 422, title: 'The folder does not exist' },
  not_a_folder: { status: 422, title: 'This is not a folder' },
  folder_unreadable: { status: 422, title: 'The folder cannot be read' },
  schedule_invalid: { status: 422, title: 'The schedule is not valid' },
  // review
  asset_not_found: { status: 404, title: 'Unknown asset' },
  album_not_found: { status: 404, title: 'Unknown album' },
  no_thumbnail: { status: 404, title: 'No thumbnail' },
  count_changed: { status: 409, title: 'The number has changed' },
  undo_step_changed: { status: 409, title: 'Something was decided since' },
  plan_not_found: { status: 404, title: 'Unknown plan' },
  plan_empty: { status: 422, title: 'There is nothing to plan' },
  plan_state: { status: 409, title: 'The plan is not in that state' },
  plan_busy: { status: 409, title: 'A plan is being carried out' },
  plan_blocked: { status: 409, title: 'Something stands in the way' },
  acting_off: { status: 403, title: 'Acting on Immich is switched off' },
  layout_gone: { status: 410, title: 'The list is forgotten' },
  invalid_cursor: { status: 400, title: 'The cursor is not valid' },
  // analysis
  run_already_active: { status: 409, title: 'An analysis is going on already' },
  run_not_active: { status: 409, title: 'No analysis is going on' },
  // storage
  newer_database: { status: 503, title: 'The database is of a newer version' },
  corrupt_database: { status: 503, title: 'The database is damaged' },
  folder_in_use: { status: 503, title: 'The data folder is in use' },
  data_gone: { status: 503, title: 'The data folder is gone' },
  cannot_open: { status: 503, title: 'The database cannot be opened' },
  read_only: { status: 507, title: 'The data folder cannot be written' },
  disk_full: { status: 507, title: 'The disk is full' },
  ENOSPC: DISK_FULL,
  SQLITE_FULL: DISK_FULL,
  // immich
  immich_address_invalid: { status: 422, title: 'The Immich address is not valid' },
  immich_unreachable: { status: 502, title: 'Immich cannot be reached' },
  immich_redirects: { status: 502, title: 'The address redirects elsewhere' },
  not_immich: { status: 502, title: 'This is not Immich' },
  immich_too_old: { status: 502, title: 'Immich is too old' },
  immich_unauthorized: { status: 502, title: 'Immich does not accept the API key' },
  immich_permission_missing: { status: 502, title: 'The API key lacks a permission' },
  immich_rate_limited: { status: 502, title: 'Immich is asked too often' },
  immich_failed: { status: 502, title: 'Immich failed to answer' },
  immich_refused: { status: 502, title: 'Immich refused the request' },
  immich_unexpected_response: { status: 502, title: 'Immich gave an unexpected answer' },
  // Fastify
  FST_ERR_CTP_INVALID_JSON_BODY: INVALID_JSON,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    title: 'Unsupported content type',
    detail: 'Changes are sent as JSON: add the header "Content-Type: application/json".',
    code: 'unsupported_media_type',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    title: 'The request is too large',
    detail: 'The request is too large: send fewer asset ids at a time (at most 50,000).',
    code: 'body_too_large',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: INVALID_JSON,
};

/** The problem for an error of any room. Texts of unknown errors stay in the log: they might name paths or keys. */
export function problemFor(error: unknown): Answer {
  const code = codeOf(error);
  const row = code === null ? undefined : TABLE[code];
  if (code !== null && row !== undefined)
    return {
      title: row.title,
      status: row.status,
      detail: row.detail ?? (error instanceof Error ? error.message : row.title),
      code: row.code ?? code,
    };
  const status = statusOf(error);
  if (status >= 400 && status < 500)
    return {
      title: 'The request is not valid',
      status,
      detail: 'The request could not be read.',
      code: 'bad_request',
    };
  return {
    title: 'Something went wrong here',
    status: 500,
    detail:
      'This is a fault of the cleaner, not of your library, and nothing was lost: the log has the details under this request id.',
    code: 'internal_error',
  };
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
