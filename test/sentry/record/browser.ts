import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import type { Ingest } from './ingest.ts';
import { type Program, type Scenario, copyProgram, execute } from './program.ts';

/** `arguments`: the button to press. */
export const browserScenarios: readonly Scenario[] = [
	{ name: 'gauge', arguments: ['gauge'] },
	{ name: 'gauge-old', arguments: ['gauge'], release: 'old' },
	{ name: 'stations', arguments: ['stations'] },
	{ name: 'chart', arguments: ['chart'], environment: 'staging' },
	{ name: 'search', arguments: ['search'] },
	{ name: 'restart', arguments: ['restart'] },
	{ name: 'poll', arguments: ['poll'] },
	{ name: 'forget', arguments: ['forget'], release: 'none' },
	{ name: 'note', arguments: ['note'] },
	{ name: 'feedback', arguments: ['feedback'] },
	{ name: 'logo', arguments: ['logo'], release: 'none' },
	{ name: 'legacy', arguments: ['legacy'] },
];

const HOST = 'control.example.com';

/** The control room under npm's `@sentry/browser`, bundled and minified, in headless Chromium. */
export async function installBrowser(
	temporary: string,
	ingest: Ingest,
): Promise<Program & { readonly maps: ReadonlyMap<string, string>; close(): Promise<void> }> {
	const maps = new Map<string, string>();
	const pages = new Map<string, string>();
	for (const age of ['new', 'old']) {
		const folder = path.join(temporary, `control-${age}`);
		await copyProgram('control-room', folder, age === 'old');
		await execute('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts'], {
			cwd: folder,
			mustSucceed: true,
		});
		await esbuild.build({
			absWorkingDir: folder,
			entryPoints: ['src/main.ts'],
			bundle: true,
			minify: true,
			sourcemap: true,
			outfile: 'assets/app.js',
			format: 'iife',
		});
		pages.set(`${age} /`, await readFile(path.join(folder, 'index.html'), 'utf8'));
		pages.set(`${age} /assets/app.js`, await readFile(path.join(folder, 'assets/app.js'), 'utf8'));
		maps.set(age, await readFile(path.join(folder, 'assets/app.js.map'), 'utf8'));
	}
	let current: { readonly age: string; readonly settings: string } = { age: 'new', settings: '{}' };
	const server = createServer((request, response) => {
		const page = pages.get(`${current.age} ${request.url ?? ''}`);
		const isPage = request.url === '/';
		if (page === undefined) {
			const isApi = request.url?.startsWith('/api/pumps') ?? false;
			response
				.writeHead(isApi ? 503 : 200, { 'content-type': 'text/html' })
				.end('<!doctype html><title>Sign in</title>');
			return;
		}
		response.writeHead(200, {
			'content-type': isPage ? 'text/html' : 'text/javascript',
			...(isPage && {
				'content-security-policy': `img-src 'self'; report-uri ${ingest.securityUrl('5')}`,
			}),
		});
		response.end(page.replace('<head>', `<head><script>window.settings = ${current.settings};</script>`));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: ['--no-sandbox', `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${port}`],
	});
	return {
		project: 'control-room',
		projectId: '5',
		serverName: '',
		paths: [[`http://${HOST}`, `https://${HOST}`]],
		maps,
		async run(scenario, env) {
			const settings = {
				dsn: env['SENTRY_DSN'],
				environment: env['SENTRY_ENVIRONMENT'],
				release: env['SENTRY_RELEASE'],
			};
			current = { age: scenario.release === 'old' ? 'old' : 'new', settings: JSON.stringify(settings) };
			const page = await browser.newPage();
			await page.goto(`http://${HOST}/`);
			const [name = ''] = scenario.arguments;
			await page.click(name === 'legacy' ? '#legacy' : `[data-do=${name}]`);
			await ingest.waitFor(1);
			await page.close();
		},
		async close() {
			await browser.close();
			server.close();
		},
	};
}
