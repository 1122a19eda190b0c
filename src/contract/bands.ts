/** From which confidence on an asset is in the band (`high`, `medium`); apart from the schemas, which weigh more. */
export { HIGH, MEDIUM } from '../domain/category.ts';
