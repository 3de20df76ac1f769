import { findDsns } from '../../../core/discovery/dsn.ts';

/**
 * The projects that the text of a configuration file sends its events to, as far as they are on this server: ids out of
 * DSNs that are in force, and what `.sentryclirc` and `sentry.properties` call `project` (a slug or an id) unless they name
 * another server.
 */
export function projectsInFile(path: string, text: string, origin: string): readonly string[] {
	const ids = findDsns(text)
		.filter(({ dsn, isComment }) => !isComment && dsn.server === origin)
		.map(({ dsn }) => dsn.projectId);
	const isCli = /(?:^|\/)(?:\.sentryclirc|sentry\.properties)$/.test(path);
	return [...new Set([...ids, ...(isCli ? cliProject(text, origin) : [])])];
}

function cliProject(text: string, origin: string): readonly string[] {
	const value = (key: string): string | undefined =>
		new RegExp(`^\\s*(?:defaults\\.)?${key}\\s*[=:]\\s*(\\S{1,300})`, 'm').exec(text)?.[1];
	const url = value('url') ?? 'https://sentry.io';
	const project = value('project');
	const here = URL.canParse(url) && new URL(url).origin === origin;
	return here && project !== undefined && /^[\w-]{1,100}$/.test(project) ? [project] : [];
}
