import type { Loadable } from '../../core/panel/loadable.ts';
import type { SentryApi } from '../../sentry/api.ts';

/** The client for what is loaded now: what failed before is asked for anew, whatever was learnt from that. */
export function apiAgain(
	api: () => Promise<SentryApi>,
	{ state }: Loadable<unknown>,
): () => Promise<SentryApi> {
	return async () => {
		const client = await api();
		if (state === 'failed') {
			client.revalidate();
		}
		return client;
	};
}
