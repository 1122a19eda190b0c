/** Words on tickets, bookings, invoices and proofs, in the languages that libraries mostly speak. */
const WORDS =
  /(?<!\p{L})(?:tickets?|boarding[ _-]?pass|fahrkarte|billet|entrada|biglietto|invoice|rechnung|receipt|qr(?:[ _-]?code)?|voucher|coupon|gutschein|wallet|passport|reisepass|vaccin\w*|certificate)(?!\p{L})/giu;

/** Whether a file name speaks of something that people keep a screenshot of on purpose. */
export function nameIsWorthKeeping(name: string): boolean {
  return name.search(WORDS) >= 0;
}

/** The same of what is written in a picture: any page may say "ticket" once, a ticket says more. */
export function textIsWorthKeeping(text: string): boolean {
  const said = new Set(text.match(WORDS)?.map((word) => word.toLowerCase()));
  return said.size >= 2;
}
