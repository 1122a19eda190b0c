export const VIEWS = ['grid', 'table', 'groups'] as const;
export type View = (typeof VIEWS)[number];

/** The way a list is drawn; in the address beside the filter. */
export function readView(parameters: URLSearchParams): View {
  const wanted = parameters.get('view');
  return VIEWS.find((view) => view === wanted) ?? 'grid';
}

/** Adds the view to what `writeFilter` wrote. */
export function withView(search: string, view: View): string {
  if (view === 'grid') return search;
  return search === '' ? `?view=${view}` : `${search}&view=${view}`;
}
