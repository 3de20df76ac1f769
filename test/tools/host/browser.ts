import { chromium, type BrowserContext } from 'playwright-core';
import { fontEnvironment } from '../fonts.ts';
import { findChromium } from './chromium.ts';

/**
 * A headless browser with the fonts of the run (`CULPRIT_FONTS`), whose profile (local storage, secrets) is kept in `profile`.
 * The caller closes it.
 */
export async function launchBrowser(
	profile: string,
	say: (line: string) => void,
	viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> {
	return await chromium.launchPersistentContext(profile, {
		executablePath: findChromium(say),
		headless: true,
		viewport,
		env: { ...process.env, ...fontEnvironment() },
		args: [
			// Chromium refuses to run sandboxed as root.
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
