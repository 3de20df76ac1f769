import type { JsonObject } from '../core/json.ts';
import type { ApiPath } from './apiPath.ts';
import type { ApiReply } from './exchange.ts';

/** How the methods of the client reach the server that holds an organization's data. Rejects with a `CulpritError`. */
export interface Ask {
	/** `organization` decides the region; without one, the account's own origin is asked. */
	get(
		organization: string | undefined,
		path: ApiPath,
		signal: AbortSignal,
		query?: URLSearchParams,
	): Promise<ApiReply>;
	send(
		method: 'PUT' | 'POST',
		organization: string,
		path: ApiPath,
		body: JsonObject,
		signal: AbortSignal,
		query?: URLSearchParams,
	): Promise<ApiReply>;
}
