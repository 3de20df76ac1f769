/** A project that a file of the workspace names: a numeric id or a slug. */
export type NamedProject = string;

/** Matches DSNs (`https://<32 hex>@o1.ingest.us.sentry.io/42`); linear: every part is bounded. */
const dsn =
	/https?:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?@([\w.-]{1,253}(?::\d{1,5})?)(?:\/[\w-]{1,60}){0,4}\/(\d{1,20})(?!\d)/gi;

/**
 * The projects that the text of a configuration file sends its events to, as far as they are on this server. A DSN counts
 * when its host is the server's, or for sentry.io one of its ingest hosts; `project` in `.sentryclirc` and
 * `sentry.properties` counts unless the same file names another server.
 */
export function projectsInFile(name: string, text: string, origin: string): readonly NamedProject[] {
	const server = new URL(origin);
	const ids = [...text.matchAll(dsn)].flatMap(([, host = '', id]) =>
		id !== undefined && isHostOf(host.toLowerCase(), server) ? [id] : [],
	);
	return [
		...new Set([
			...ids,
			...(/(?:^|\/)(?:\.sentryclirc|sentry\.properties)$/.test(name) ? slugsIn(text, server) : []),
		]),
	];
}

function slugsIn(text: string, server: URL): readonly NamedProject[] {
	const value = (key: string): string | undefined =>
		new RegExp(`^\\s*(?:defaults\\.)?${key}\\s*[=:]\\s*(\\S{1,300})`, 'm').exec(text)?.[1];
	const url = value('url');
	const project = value('project');
	const elsewhere = url !== undefined && URL.canParse(url) && !isHostOf(new URL(url).host, server);
	return project !== undefined && !elsewhere && /^[\w-]{1,100}$/.test(project) ? [project] : [];
}

function isHostOf(host: string, server: URL): boolean {
	const isCloud = server.hostname === 'sentry.io' || server.hostname.endsWith('.sentry.io');
	return host === server.host || (isCloud && (host === 'sentry.io' || host.endsWith('.sentry.io')));
}
