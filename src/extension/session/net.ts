import * as vscode from 'vscode';
import { once } from '../../core/once.ts';
import type { SentryApi } from '../../sentry/api.ts';
import type { Connecting } from './signInWith.ts';
import { keepsOffline } from '../platform/config.ts';
import { lateStore } from '../platform/fileStore.ts';
import { createKeptFiles, type KeptFiles } from './keptFiles.ts';
import { findProxyResolver, readNetworkSettings } from './networkSettings.ts';
import { turn } from '../platform/quirks/turn.ts';

/** Makes clients. The chunk with zod is loaded when the first one is wanted. */
export interface Network {
	readonly connect: (
		origin: string,
		token: () => Promise<string | undefined>,
		of?: Connecting,
	) => Promise<SentryApi>;
	/** What is kept for offline reading. */
	readonly kept: Omit<KeptFiles, 'open'>;
}

export function createNetwork(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Network {
	const proxyResolver = once(findProxyResolver);
	const kept = createKeptFiles({
		folder: context.globalStorageUri.fsPath,
		isOn: keepsOffline,
		log: (line) => log.warn(line),
	});
	const version: unknown = Reflect.get(Object(context.extension.packageJSON), 'version');
	return {
		connect: async (origin, token, { account, regions, server, learnt } = {}) => {
			const first = token();
			// Whoever wants it hears of it.
			first.catch(() => {});
			// What was asked is sent when the thread is free, which it is not while the chunk loads.
			await turn();
			// oxlint-disable-next-line no-restricted-imports -- the one place where the lazy chunk is loaded
			const { createApi } = await import('../../sentry/net.ts');
			const resolveProxy = proxyResolver();
			return createApi({
				origin,
				token: startingWith(first, token),
				log: (level, line) => log[level](line),
				network: () => readNetworkSettings(resolveProxy),
				...(account && {
					store: lateStore(() => {
						const known = account();
						return known && kept.open(known.id);
					}),
				}),
				...(regions && { regions }),
				...(server && { server }),
				...(learnt && { learnt }),
				userAgent: `culprit/${String(version)} (vscode ${vscode.version})`,
			});
		},
		kept,
	};
}

/** Asked for before the chunk is loaded, which takes about as long as the way to the window and back; then anew each time. */
function startingWith<T>(first: Promise<T>, then: () => Promise<T>): () => Promise<T> {
	let isFirst = true;
	return async () => {
		if (isFirst) {
			isFirst = false;
			return first;
		}
		return then();
	};
}
