import type { Facets } from '#contract/facets.ts';
import { getFacets } from '#web/api/lists.ts';
import { asQuery, type Filter } from './filter.ts';

/** What there is to filter by. Asked for only while somebody looks at the filters: counting costs more than listing. */
export class FacetList {
  value = $state.raw<Facets | null>(null);

  #abort = new AbortController();

  async show(filter: Filter): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const { sort: _sort, order: _order, ...query } = asQuery(filter);
      this.value = await getFacets(query, signal);
    } catch {
      // The filters work without their counts; the list itself says what is wrong.
      if (!signal.aborted) this.value = null;
    }
  }
}
