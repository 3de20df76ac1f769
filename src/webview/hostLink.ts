import type { Disposable } from '../core/lifecycle.ts';
import type { Port } from '../core/panel/rpc.ts';

/** What VS Code gives a page, once. */
export interface VsCodeApi {
	postMessage(message: unknown): void;
	getState(): unknown;
	setState(state: unknown): void;
}

declare global {
	/** Injected by VS Code before the page's script. Throws when called twice. */
	function acquireVsCodeApi(): VsCodeApi;
}

/** The page's end of the wire. VS Code delivers the host's messages as `message` events of this window. */
export function hostPort(api: VsCodeApi): Port {
	return {
		post: (message) => api.postMessage(message),
		listen(hear): Disposable {
			const onMessage = (event: MessageEvent<unknown>) => hear(event.data);
			window.addEventListener('message', onMessage);
			return { dispose: () => window.removeEventListener('message', onMessage) };
		},
	};
}
