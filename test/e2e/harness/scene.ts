/**
 * One user's afternoon: the sample Sentry server, real VS Code with the packaged extension, a browser, the sample
 * workspace. Everything is made anew and goes away with the scene.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { startSampleSentry, type SampleSentry, type SampleSentryOptions } from '../../sentry/sampleSentry.ts';
import { root } from '../../tools/bundles.ts';
import { launchBrowser } from '../../tools/host/browser.ts';
import type { Development } from '../../tools/host/front.ts';
import { extensionsDir, installVsix, startHostServer, type HostServer } from '../../tools/host/hostServer.ts';
import { installHost } from '../../tools/host/installHost.ts';
import { patience } from '../../tools/host/patience.ts';
import { quietSettings } from '../../tools/host/quietSettings.ts';
import { openWorkbench, reloadWorkbench } from '../../tools/host/workbench.ts';
import { workbenchUrl } from '../../tools/host/workbenchUrl.ts';
import { onEnd } from './onEnd.ts';
import { watchPage, type PageWatch } from './pageWatch.ts';

export interface SceneOptions {
	readonly sentry?: SampleSentryOptions;
	/** On top of those that keep the window quiet. */
	readonly settings?: { readonly [key: string]: unknown };
	/** The user's own keys: for a command with an argument, which the palette passes none. */
	readonly keybindings?: readonly {
		readonly key: string;
		readonly command: string;
		readonly args?: unknown;
	}[];
	readonly viewport?: { readonly width: number; readonly height: number };
	/** Environment of the extension host. */
	readonly env?: { readonly [name: string]: string | undefined };
	/** A folder to open instead of the sample workspace; it is copied. */
	readonly workspace?: string;
	readonly workspaceTrust?: boolean;
	/** Changes the copy of the workspace before it is opened. */
	readonly prepare?: (workspace: string) => Promise<void>;
	/** Of the window and all extensions. */
	readonly logLevel?: 'trace';
	/** What extensions are told is the display language; VS Code's own texts stay English without its language pack. */
	readonly language?: string;
	/** Called with the folder of installed extensions before VS Code starts. */
	readonly installed?: (extensions: string) => Promise<void>;
	/** Extensions beside the packaged one. */
	readonly development?: Development;
	/** Before the window is opened first. */
	readonly beforeOpen?: (browser: BrowserContext) => Promise<void>;
}

export interface Scene extends AsyncDisposable {
	readonly sentry: SampleSentry;
	/** After `restart` these four are others. */
	readonly host: HostServer;
	readonly browser: BrowserContext;
	readonly page: Page;
	/** What the page complained of, and whom it asked. */
	readonly watch: PageWatch;
	/** Holds all that the scene writes: VS Code's data, the browser's profile, the workspace. */
	readonly folder: string;
	/** The copy of the sample workspace that is open. */
	readonly workspace: string;
	/** Opens the window, or opens it again from nothing but what was kept. */
	open(): Promise<void>;
	/** Opens the window again in another display language. */
	speak(language: string): Promise<void>;
	/** Ends VS Code and the browser; what they wrote stays in `folder` until the scene goes. */
	quit(): Promise<void>;
	/** Quits, starts both anew from what they wrote, and opens the window: the computer was switched off and on. */
	restart(): Promise<void>;
	/** Writes `out/screenshots/NAME.png`. */
	shoot(name: string): Promise<void>;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
	const folder = await mkdtemp(path.join(tmpdir(), 'culprit-e2e-'));
	const workspace = path.join(folder, 'workspace');
	const dataDir = path.join(folder, 'host');

	/** Newest last. */
	const undo: (() => Promise<unknown>)[] = [];
	const end = async (): Promise<void> => {
		for (const step of undo.splice(0).toReversed()) {
			await step();
		}
	};
	undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
	try {
		await cp(options.workspace ?? path.join(root, 'test/workspace'), workspace, { recursive: true });
		await options.prepare?.(workspace);
		const sentry = await startSampleSentry(options.sentry);
		undo.push(() => sentry.close());
		const install = await installHost(say);
		await installVsix(install, dataDir, path.join(root, 'out/culprit.vsix'));
		await options.installed?.(extensionsDir(dataDir));
		await writeKeybindings(dataDir, options.keybindings ?? []);
		const startHost = (port?: number): Promise<HostServer> =>
			startHostServer(install, {
				dataDir,
				settings: { ...quietSettings, ...options.settings },
				...(port === undefined ? {} : { port }),
				...(options.env ? { env: options.env } : {}),
				...(options.workspaceTrust ? { workspaceTrust: true } : {}),
				...(options.development ? { development: options.development } : {}),
			});
		let host = await startHost();
		undo.push(() => host.stop());
		const listening = onEnd(() => host.kill());
		undo.push(async () => listening[Symbol.dispose]());
		let window = await openBrowser(path.join(folder, 'browser'), options);
		undo.push(() => window.browser.close());
		const scene: Scene = {
			sentry,
			get host() {
				return host;
			},
			get browser() {
				return window.browser;
			},
			get page() {
				return window.page;
			},
			get watch() {
				return window.watch;
			},
			folder,
			workspace,
			open: () =>
				openWorkbench(
					window.page,
					workbenchUrl(host.origin, {
						folder: workspace,
						...(options.logLevel ? { logLevel: options.logLevel } : {}),
					}),
				),
			speak: async (language) => {
				await window.page.evaluate((value) => localStorage.setItem('vscode.nls.locale', value), language);
				await reloadWorkbench(window.page);
			},
			quit: async () => {
				await window.browser.close();
				await host.stop();
			},
			restart: async () => {
				await scene.quit();
				// What the browser keeps belongs to the origin.
				host = await startHost(Number(new URL(host.origin).port));
				window = await openBrowser(path.join(folder, 'browser'), options);
				await scene.open();
			},
			shoot: async (name) => {
				await window.page.screenshot({ path: path.join(root, 'out/screenshots', `${name}.png`) });
			},
			[Symbol.asyncDispose]: end,
		};
		await options.beforeOpen?.(window.browser);
		await scene.open();
		return scene;
	} catch (error) {
		await end();
		throw error;
	}
}

async function writeKeybindings(dataDir: string, keybindings: SceneOptions['keybindings']): Promise<void> {
	const user = path.join(dataDir, 'data/User');
	await mkdir(user, { recursive: true });
	await writeFile(path.join(user, 'keybindings.json'), JSON.stringify(keybindings));
}

interface Window {
	readonly browser: BrowserContext;
	readonly page: Page;
	readonly watch: PageWatch;
}

async function openBrowser(profile: string, { viewport, language }: SceneOptions): Promise<Window> {
	const browser = await launchBrowser(profile, say, viewport);
	const page = browser.pages()[0] ?? (await browser.newPage());
	page.setDefaultTimeout(patience);
	await page.addInitScript(wearLanguage, language);
	return { browser, page, watch: watchPage(page) };
}

/** Runs in the page before VS Code does: its language is a global that its language packs set. */
function wearLanguage(first: string | undefined): void {
	// Webviews have no storage to ask, and take no notice.
	if (window !== window.top) {
		return;
	}
	const language = localStorage.getItem('vscode.nls.locale') ?? first;
	if (language !== undefined) {
		Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => {} });
	}
}

/** One thing that a user does and sees. After one that failed the others are skipped. */
export type Step = (name: string, act: () => unknown) => Promise<void>;

/** Plays in a scene, step by step, and keeps a picture of the moment when a step fails. */
export async function inScene(
	test: TestContext,
	name: string,
	options: SceneOptions,
	play: (scene: Scene, step: Step) => Promise<void>,
): Promise<void> {
	await using scene = await openScene(options);
	let failed = false;
	await play(scene, async (title, act) => {
		await test.test(
			title,
			{ skip: failed ? 'It needs what a step before it did, and that failed: mend that first.' : false },
			async () => {
				try {
					await act();
				} catch (error) {
					failed = true;
					await scene.shoot(`failed-${name}`).catch(() => {});
					throw error;
				}
			},
		);
	});
}
