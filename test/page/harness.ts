import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { firstPaint } from '../../src/core/panel/firstPaint.ts';
import { createL10n } from '../../src/core/text/l10n.ts';
import type { PanelHost, PanelPush, PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { type Checks, type Port, serve } from '../../src/core/panel/rpc.ts';
import { chosenFontSet, fontEnvironment, type FontSetName, noFontSets } from '../tools/fonts.ts';
import { snapshot as sampleSnapshot } from './fixtures/snapshot.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { pageServer } from './pageServer.ts';
import { standIn } from './standIn.ts';
import { type ThemeName, themes } from './themes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chromiumPath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
	(candidate) => candidate !== undefined && existsSync(candidate),
);

/** Why these tests cannot run here, for node:test's `skip`; false where they can. */
export const whyNot: string | false =
	chromiumPath === undefined
		? 'It needs Chromium: install it (apt-get install chromium), or name one in CHROMIUM.'
		: false;

/** A call that the page made. */
export interface Asked {
	readonly method: string;
	readonly argument: unknown;
}

/** A violation of the page's policy, as the browser reports it. */
export interface CspReport {
	readonly directive: string;
	readonly blocked: string;
	readonly line: number;
	readonly column: number;
}

/** The page in a browser, with this process as its extension host over the real rpc. */
export interface PanelPage {
	readonly page: Page;
	readonly asked: Asked[];
	/** The last call, once it is this one: a key's way to this process takes its time. Fails with what was asked instead. */
	askedLast(method: keyof PanelHost, argument?: unknown): Promise<void>;
	/** Errors and warnings of the page's console, and exceptions that nobody caught. */
	readonly errors: string[];
	push(snapshot: PanelSnapshot, bundle?: PanelPush['bundle']): Promise<void>;
	cspReports(): Promise<readonly CspReport[]>;
	/** The state that VS Code would keep. */
	state(): Promise<unknown>;
	/** Hides and shows the panel: the page starts anew, with the state kept. */
	reload(): Promise<void>;
	/** Of the whole page, or of a part of it, into `out/page`. */
	screenshot(name: string, clip?: { x: number; y: number; width: number; height: number }): Promise<void>;
	close(): Promise<void>;
}

export interface OpenOptions {
	readonly theme?: ThemeName;
	readonly width?: number;
	readonly height?: number;
	/** CSS pixels per device pixel halve: what Ctrl+ does to a page. */
	readonly zoom?: number;
	readonly forcedColors?: 'active';
	readonly lang?: string;
	/** Answers the page's calls beside being recorded, with what it returns; what it throws is the call's failure. */
	readonly onAsk?: (asked: Asked, panel: PanelPage) => unknown;
	/** What the page's `ready` is answered with. */
	readonly snapshot?: PanelSnapshot;
	/** What the document shows before its script runs. Default: `snapshot`'s issue, else a sample. */
	readonly firstPaint?: Pick<PanelSnapshot, 'issue' | 'account'>;
	/** The script does not come, so that what the document shows alone can be looked at. */
	readonly withoutScript?: boolean;
	/** The toolkit does not come, so that what its elements look like before can be looked at. */
	readonly withoutToolkit?: boolean;
}

/** The page's script has drawn, not only the document. */
export const drawn = 'main:not([aria-busy]) h1';

/** A browser and the loopback server that stands in for VS Code's webview resources. */
export class PageHarness {
	readonly #browser: Browser;
	readonly #server: Server;
	readonly #origin: string;
	readonly #firstPaints: Pick<PanelSnapshot, 'issue' | 'account'>[];

	private constructor(
		browser: Browser,
		server: Server,
		origin: string,
		firstPaints: Pick<PanelSnapshot, 'issue' | 'account'>[],
	) {
		this.#browser = browser;
		this.#server = server;
		this.#origin = origin;
		this.#firstPaints = firstPaints;
	}

	/** With the fonts of a set; without one, of the set of the whole run. */
	static async start(fonts: FontSetName = chosenFontSet()): Promise<PageHarness> {
		const firstPaints: Pick<PanelSnapshot, 'issue' | 'account'>[] = [];
		const server = pageServer((query) =>
			firstPaint(firstPaints[Number(query.get('page'))] ?? sampleSnapshot(pythonEvent), createL10n(), 'en'),
		);
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') {
			throw new Error('no port');
		}
		const browser = await chromium.launch({
			...(chromiumPath !== undefined && { executablePath: chromiumPath }),
			args: ['--no-sandbox', '--font-render-hinting=none'],
			env: { ...process.env, ...fontEnvironment(fonts) },
		});
		return new PageHarness(browser, server, `http://127.0.0.1:${address.port}`, firstPaints);
	}

	async open(options: OpenOptions = {}): Promise<PanelPage> {
		const zoom = options.zoom ?? 1;
		const context = await this.#browser.newContext({
			viewport: {
				width: Math.round((options.width ?? 1100) / zoom),
				height: Math.round((options.height ?? 900) / zoom),
			},
			deviceScaleFactor: zoom,
			timezoneId: 'UTC',
			...(options.forcedColors && { forcedColors: options.forcedColors }),
		});
		const page = await context.newPage();
		const asked: Asked[] = [];
		const errors: string[] = [];
		let revision = 0;
		page.on('console', (message) => {
			// The browser's words for policy violations come a second time, as reports: see cspReports.
			if (
				['error', 'warning'].includes(message.type()) &&
				!message.text().includes('Content Security Policy')
			) {
				errors.push(message.text());
			}
		});
		page.on('pageerror', (error) => errors.push(String(error)));
		let hear: (message: unknown) => void = () => {};
		await page.exposeFunction('culpritTestHost', (message: unknown) => hear(message));
		await page.addInitScript(standIn, themes[options.theme ?? 'dark']);
		const port: Port = {
			post: (message) => void page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => {}),
			listen(listener) {
				hear = listener;
				return { dispose: () => {} };
			},
		};
		const panel: PanelPage = {
			page,
			asked,
			async askedLast(method, argument) {
				const wanted = { method, argument };
				for (const end = Date.now() + 5_000; Date.now() < end && !isDeepStrictEqual(asked.at(-1), wanted); ) {
					await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
				}
				assert.deepEqual(asked.at(-1), wanted);
			},
			errors,
			async push(snapshot, bundle) {
				const push: PanelPush = {
					push: 'snapshot',
					snapshot,
					revision: ++revision,
					...(bundle && { bundle }),
				};
				await page.evaluate((data) => window.postMessage(data, '*'), push as unknown);
				await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
				await page.waitForSelector('main:not([aria-busy])', { state: 'attached' });
			},
			cspReports: () => page.evaluate(() => Reflect.get(window, 'culpritCspReports') as CspReport[]),
			state: () =>
				page.evaluate(() => JSON.parse(sessionStorage.getItem('culpritState') ?? 'null') as unknown),
			async reload() {
				await page.reload();
			},
			async screenshot(name, clip) {
				const folder = path.join(root, 'out/page');
				await mkdir(folder, { recursive: true });
				await page.screenshot({
					path: path.join(folder, `${name}.png`),
					fullPage: true,
					...(clip && { clip }),
				});
			},
			close: () => context.close(),
		};
		serve(
			port,
			methods(panel, options),
			anything,
			(error) => ({ message: String(error) }),
			(why) => {
				errors.push(`dropped: ${why}`);
			},
		);
		if (options.withoutScript) {
			await page.route('**/webview.js', (route) => route.abort());
		}
		if (options.withoutToolkit) {
			await page.route('**/toolkit.js', (route) => route.abort());
		}
		const painted = this.#firstPaints.push(
			options.firstPaint ?? options.snapshot ?? sampleSnapshot(pythonEvent),
		);
		await page.goto(`${this.#origin}/?lang=${options.lang ?? 'en'}&page=${painted - 1}`);
		if (options.snapshot && !options.withoutScript) {
			await page.waitForSelector(drawn);
		}
		return panel;
	}

	async stop(): Promise<void> {
		await this.#browser.close();
		this.#server.close();
	}
}

/** A browser for each font set, started when a test first asks for it. */
export class FontHarnesses {
	readonly #started = new Map<FontSetName, Promise<PageHarness>>();

	of(fonts: FontSetName): Promise<PageHarness> {
		const harness = this.#started.get(fonts) ?? PageHarness.start(fonts);
		this.#started.set(fonts, harness);
		return harness;
	}

	async stop(): Promise<void> {
		await Promise.all([...this.#started.values()].map(async (harness) => (await harness).stop()));
	}
}

/** Why a test cannot run with these fonts here; false where it can. */
export function whyNotWith(fonts: FontSetName): string | false {
	return whyNot || (fonts === chosenFontSet() ? false : noFontSets);
}

const methodNames: readonly (keyof PanelHost)[] = [
	'ready',
	'focus',
	'refresh',
	'load',
	'moreEvents',
	'select',
	'filter',
	'openFrame',
	'openCulprit',
	'openInBrowser',
	'openRelated',
	'openLinkedError',
	'copy',
	'image',
	'act',
	'remedy',
];

function methods(panel: PanelPage, options: OpenOptions): PanelHost {
	const method = (name: keyof PanelHost) => async (argument: unknown) => {
		const asked = { method: name, argument };
		panel.asked.push(asked);
		const answer = await options.onAsk?.(asked, panel);
		if (name === 'ready' && options.snapshot) {
			await panel.push(options.snapshot);
		}
		return answer;
	};
	return Object.fromEntries(methodNames.map((name) => [name, method(name)])) as unknown as PanelHost;
}

/** The host's own checks are tested with the host. */
const anything = Object.fromEntries(
	methodNames.map((name) => [name, (argument: unknown) => argument]),
) as unknown as Checks<PanelHost>;
