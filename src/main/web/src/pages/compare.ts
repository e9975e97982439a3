import type { Page } from '../page';
export function comparePage(): Page { return { update: () => undefined, leave: () => undefined }; }
