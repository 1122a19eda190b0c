export type AccountErrorCode =
  | 'not_set_up'
  | 'library_opening'
  | 'library_unavailable'
  | 'fixed_by_environment'
  | 'key_required'
  | 'sealed_key_unreadable'
  | 'sign_in_required'
  | 'sign_in_refused'
  | 'code_refused'
  | 'key_refused'
  | 'key_lacks_permission'
  | 'other_account'
  | 'no_such_account'
  | 'address_fixed'
  | 'address_required'
  | 'set_up_not_allowed'
  | 'folder_not_found'
  | 'not_a_folder'
  | 'folder_unreadable'
  | 'schedule_invalid';

/** Something a person can put right; `message` is one sentence with its remedy. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  readonly code: AccountErrorCode;

  constructor(code: AccountErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
