/** The orders that a run's templates can be listed in. */
export const TEMPLATE_SORTS = ["records", "errors", "warnings", "first", "template"] as const;
export type TemplateSort = (typeof TEMPLATE_SORTS)[number];
