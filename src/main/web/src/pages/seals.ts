import type { Page } from '../page';
export function sealsPage(): Page { return { update: () => undefined, leave: () => undefined }; }
