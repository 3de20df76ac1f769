import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Markup } from '../../src/core/panel/markup.ts';
import { panelHtml } from '../../src/core/panel/panelHtml.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a document shows before its script runs, by its query. */
type FirstPaintOf = (query: URLSearchParams) => Markup;

/** Stands in for VS Code's webview resources: the panel's document at `/`, and what it may load. Not listening yet. */
export function pageServer(firstPaintOf: FirstPaintOf): Server {
	return createServer((request, response) => {
		void serveFile(request.url ?? '/', response, firstPaintOf);
	});
}

const types: { readonly [extension: string]: string } = {
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.ttf': 'font/ttf',
};

async function serveFile(url: string, response: ServerResponse, firstPaintOf: FirstPaintOf): Promise<void> {
	const { status, type, body } = await answer(url, firstPaintOf);
	response.writeHead(status, { 'content-type': type });
	response.end(body);
}

async function answer(
	url: string,
	firstPaintOf: FirstPaintOf,
): Promise<{ status: number; type: string; body: string | Buffer }> {
	const { pathname, searchParams } = new URL(url, 'http://localhost');
	if (pathname === '/') {
		const html = panelHtml({
			nonce: randomBytes(16).toString('base64'),
			cspSource: `'self'`,
			loaderUri: '/dist/panelLoader.js',
			scriptUri: '/dist/webview.js',
			styleUri: '/dist/panel.css',
			lang: searchParams.get('lang') ?? 'en',
			title: 'Culprit',
			page: firstPaintOf(searchParams),
		});
		return { status: 200, type: 'text/html', body: html };
	}
	const file = path.join(root, path.normalize(pathname));
	const isServed = /^\/(?:dist|media)\/[\w./-]+$/.test(pathname) && existsSync(file);
	return isServed
		? {
				status: 200,
				type: types[path.extname(file)] ?? 'application/octet-stream',
				body: await readFile(file),
			}
		: { status: 404, type: 'text/plain', body: 'not found' };
}
