import type { Page } from '../page';
export function verificationPage(): Page { return { update: () => undefined, leave: () => undefined }; }
