import type { Page } from '../page';
export function oversightPage(): Page { return { update: () => undefined, leave: () => undefined }; }
