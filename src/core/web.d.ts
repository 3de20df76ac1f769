/**
 * What browsers and Node both have, as far as `core` uses it: TypeScript knows these only together with all of the DOM or all
 * of Node, neither of which is there in both. https://url.spec.whatwg.org, https://dom.spec.whatwg.org/#interface-AbortSignal
 */

interface AbortSignal {
	readonly aborted: boolean;
}

declare class URL {
	static canParse(url: string): boolean;
	constructor(url: string);
	/** Lower case, without a usual port: `https://sentry.io`. */
	readonly origin: string;
	/** Lower case, with a port that is not the scheme's usual one. */
	readonly host: string;
	readonly hostname: string;
}
