/** Types for the parts of undici that `undici.ts` takes one by one. */
declare module 'undici/lib/dispatcher/agent.js' {
	import { Agent } from 'undici';

	export default Agent;
}

declare module 'undici/lib/dispatcher/pool.js' {
	import { Pool } from 'undici';

	export default Pool;
}

declare module 'undici/lib/dispatcher/proxy-agent.js' {
	import { ProxyAgent } from 'undici';

	export default ProxyAgent;
}

declare module 'undici/lib/api/api-request.js' {
	import type { Dispatcher } from 'undici';

	export default function request(
		this: Dispatcher,
		options: Dispatcher.RequestOptions,
	): Promise<Dispatcher.ResponseData>;
}

declare module 'undici/lib/api/api-connect.js' {
	import type { Dispatcher } from 'undici';

	export default function connect(
		this: Dispatcher,
		options: Dispatcher.ConnectOptions,
	): Promise<Dispatcher.ConnectData>;
}
