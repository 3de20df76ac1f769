import os from 'node:os';
import * as vscode from 'vscode';
import type { Discovery } from '../../../core/discovery/finding.ts';
import { emptyDiscovery } from '../../../core/discovery/finding.ts';
import { CulpritError } from '../../../core/failure.ts';
import { DisposableStore } from '../../platform/disposableStore.ts';
import { unlessAborted } from '../../platform/unlessAborted.ts';
import type { ChosenServer, chooseServer } from './chooseServer.ts';
import type { discoverFiles } from './discover.ts';

/** What this machine says of Sentry, found without configuration and without the network. */
export interface DiscoveryFeature extends vscode.Disposable {
	/**
	 * Reads local files: the first time, and again after folders or their trust changed. Rejects only with `cancelled`, when
	 * `signal` aborts; whatever goes wrong, there is just less that was found.
	 */
	discover(signal: AbortSignal): Promise<Discovery>;
	/** What the last look found, without looking. */
	readonly known: Discovery;
	/**
	 * The first step of signing in: offers servers and tokens that were found. See `chooseServer` for what it promises. With
	 * `other`, ask for an address as ever; with a token, check and keep it; without, ask for one for this origin.
	 */
	chooseServer(signal: AbortSignal): Promise<ChosenServer | 'other' | undefined>;
	/** What was found may be another now: look again when it is wanted. */
	forget(): void;
}

/** What the chunk has to offer. */
interface DiscoverChunk {
	readonly discoverFiles: typeof discoverFiles;
	readonly chooseServer: typeof chooseServer;
}

export interface DiscoveryOptions {
	readonly log: vscode.LogOutputChannel;
	/** Remembers which tokens were offered, by fingerprint. */
	readonly memento: vscode.Memento;
	/** The lazy chunk `dist/discover.cjs`. */
	readonly load?: () => Promise<DiscoverChunk>;
}

/** Nothing is read before it is asked for: when the view is first shown, or on signing in. */
export function createDiscovery(options: DiscoveryOptions): DiscoveryFeature {
	const load = options.load ?? (() => import('./discover.ts'));
	let running: { readonly result: Promise<Discovery>; readonly ending: AbortController } | undefined;
	let known = emptyDiscovery;
	let disposed = false;
	const forget = (): void => {
		running?.ending.abort();
		running = undefined;
	};
	const start = (): NonNullable<typeof running> => {
		const ending = new AbortController();
		return { ending, result: find(load, options.log, ending.signal) };
	};
	const listening = new DisposableStore([
		vscode.workspace.onDidChangeWorkspaceFolders(forget),
		vscode.workspace.onDidGrantWorkspaceTrust(forget),
	]);
	const discover = async (signal: AbortSignal): Promise<Discovery> => {
		for (;;) {
			running ??= start();
			const run = running;
			// Others may wait for the same look: one caller's leaving must not end it.
			const found = await unlessAborted(run.result, signal);
			if (!found) {
				throw new CulpritError('cancelled');
			}
			// Otherwise it was told to forget meanwhile: that look ended early.
			if (running === run || disposed) {
				known = found;
				return found;
			}
		}
	};
	return {
		discover,
		async chooseServer(signal) {
			const discovery = await discover(signal);
			const { chooseServer } = await load();
			return signal.aborted ? undefined : chooseServer(discovery, options.memento);
		},
		get known() {
			return known;
		},
		forget,
		dispose() {
			disposed = true;
			forget();
			listening.dispose();
		},
	};
}

async function find(
	load: () => Promise<DiscoverChunk>,
	log: vscode.LogOutputChannel,
	signal: AbortSignal,
): Promise<Discovery> {
	const started = Date.now();
	const folders = vscode.workspace.workspaceFolders ?? [];
	const isLocal = folders.length === 0 || folders.some(({ uri }) => uri.scheme === 'file');
	try {
		const { discoverFiles } = await load();
		const found = await discoverFiles(
			{
				folders,
				isTrusted: vscode.workspace.isTrusted,
				environment: process.env,
				...(isLocal && { home: vscode.Uri.file(os.homedir()) }),
			},
			signal,
		);
		// Numbers only: names of files and projects are the user's business.
		log.debug(
			`discovery: ${found.findings.length} findings in ${Date.now() - started} ms${found.isPartial ? ', partial' : ''}`,
		);
		return found;
	} catch {
		if (!signal.aborted) {
			log.warn('discovery failed');
		}
		return emptyDiscovery;
	}
}
