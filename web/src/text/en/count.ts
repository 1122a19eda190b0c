const numbers = new Intl.NumberFormat('en');

export const n = (count: number): string => numbers.format(count);
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
export const images = (count: number): string => `${n(count)} ${plural(count, 'item', 'items')}`;
