import type { Page } from 'playwright-core';
import type { PolicyReport } from './policyReports.ts';

export interface PageWatch {
	/** Content-security-policy reports, each once. */
	readonly policyReports: () => readonly PolicyReport[];
	/** Errors that no one caught, in the window or a webview. */
	readonly errors: () => readonly string[];
	/** Hosts other than loopback that something of the page asked. */
	readonly foreignHosts: () => readonly string[];
	/** Every line of the console, for searches. */
	readonly console: () => readonly string[];
}

export function watchPage(page: Page): PageWatch {
	const reports = new Map<string, PolicyReport>();
	const errors: string[] = [];
	const hosts = new Set<string>();
	const lines: string[] = [];
	page.on('console', (message) => {
		const text = message.text();
		lines.push(text);
		if (/Content[- ]Security[- ]Policy/i.test(text)) {
			reports.set(text, { text, from: message.location().url });
		}
	});
	page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
	page.context().on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		// Webview resources carry this name and are answered inside the browser, by VS Code's service worker.
		const isInside = hostname === '127.0.0.1' || hostname.endsWith('.vscode-cdn.net');
		if (protocol.startsWith('http') && !isInside) {
			hosts.add(hostname);
		}
	});
	return {
		policyReports: () => [...reports.values()],
		errors: () => errors,
		foreignHosts: () => [...hosts],
		console: () => lines,
	};
}
