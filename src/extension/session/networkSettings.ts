import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { NetworkSettings } from '../../sentry/apiOptions.ts';
import { flag, oneOf, text, texts, userSetting } from '../platform/config.ts';

/** VS Code's `http.*` and our own settings as they are now. Only the user's own values: see `userSetting`. */
export function readNetworkSettings(resolveProxy: NetworkSettings['resolveProxy']): NetworkSettings {
	const proxy = text(userSetting('http', 'proxy'));
	const noProxy = texts(userSetting('http', 'noProxy'));
	const proxySupport = oneOf(userSetting('http', 'proxySupport'), ['off', 'on', 'fallback', 'override']);
	const proxyAuthorization = text(userSetting('http', 'proxyAuthorization'));
	const strictSSL = flag(userSetting('http', 'proxyStrictSSL'));
	const systemCertificates = flag(userSetting('http', 'systemCertificates'));
	const caFile = text(userSetting('culprit', 'caFile'));
	const transport = oneOf(userSetting('culprit', 'network.transport'), ['auto', 'undici', 'vscode']);
	return {
		...(proxy !== undefined && { proxy }),
		...(noProxy && { noProxy }),
		...(proxySupport && { proxySupport }),
		...(proxyAuthorization !== undefined && { proxyAuthorization }),
		...(strictSSL !== undefined && { strictSSL }),
		...(systemCertificates !== undefined && { systemCertificates }),
		...(caFile !== undefined && { caFile }),
		...(transport && { transport }),
		...(resolveProxy && { resolveProxy }),
		patchedFetch: globalThis.fetch,
	};
}

/**
 * VS Code's own proxy resolver, which knows PAC files and the system's settings. It is not an API (NETWORK.md §4), so that
 * it is missing or has changed must cost nothing: then settings and environment decide.
 */
export function findProxyResolver(): NetworkSettings['resolveProxy'] {
	for (const folder of ['node_modules', 'node_modules.asar']) {
		try {
			const load = createRequire(path.join(vscode.env.appRoot, 'package.json'));
			const agent: unknown = load(path.join(vscode.env.appRoot, folder, '@vscode', 'proxy-agent'));
			const resolve: unknown =
				typeof agent === 'object' && agent !== null ? Reflect.get(agent, 'resolveProxyURL') : undefined;
			if (typeof resolve === 'function') {
				return async (url) => text(await Reflect.apply(resolve, undefined, [url]));
			}
		} catch {
			// The next folder, or none.
		}
	}
	return undefined;
}
