import type { SentryApi } from './api.ts';
import type { ApiOptions } from './apiOptions.ts';
import { createClient } from './client.ts';

export type { SentryApi } from './api.ts';
export type { ApiOptions } from './apiOptions.ts';

/** Entry of the lazy chunk `dist/net.cjs`: zod is in it. undici, in a chunk of its own, is loaded at the first request. */
export function createApi(options: ApiOptions): SentryApi {
	return createClient(options);
}
