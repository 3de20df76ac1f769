import { isSentryHosted } from '../issue/issueReference.ts';

/** What a DSN tells of where a program sends its events. The key in it is dropped: nothing here needs it. */
export interface Dsn {
	readonly projectId: string;
	/** Origin of the server's web API, worked out from the host that events go to. */
	readonly server: string;
	/** On sentry.io: numeric id of the organization. */
	readonly organizationId?: string;
	/** On sentry.io: `us`, `de`, …; absent in old DSNs, which mean `us`. */
	readonly region?: string;
}

export interface FoundDsn {
	readonly dsn: Dsn;
	/** UTF-16 offset in the text. */
	readonly offset: number;
	/** 1-based. */
	readonly line: number;
	/** The line is commented out. */
	readonly isComment: boolean;
}

/** Programs name few DSNs; a file with more is data. */
const maxDsns = 20;

/** `https://KEY[:SECRET]@HOST[:PORT][/PATH]/PROJECT`. Every part is bounded, so that the search is linear. */
const pattern =
	/(https?):\/\/(\w{1,64})(?::\w{0,64})?@([a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?|\[[\da-f:]{2,39}\])(:\d{1,5})?((?:\/[\w.~-]{1,64}){0,4}?)\/(\d{1,20})(?![\w/.-])/gi;

/** The DSNs in a source, configuration or environment file, in their order, each once. Never throws. */
export function findDsns(text: string): readonly FoundDsn[] {
	const found = new Map<string, FoundDsn>();
	for (const match of text.matchAll(pattern)) {
		const dsn = toDsn(match);
		const key = JSON.stringify(dsn);
		if (dsn && !found.has(key)) {
			const before = text.slice(Math.max(0, match.index - maxLine), match.index);
			const lineStart = before.slice(before.lastIndexOf('\n') + 1);
			found.set(key, { dsn, offset: match.index, line: 0, isComment: comment.test(lineStart) });
			if (found.size === maxDsns) {
				break;
			}
		}
	}
	return withLines(text, [...found.values()]);
}

/** Longest part of a line that is looked at for what makes it a comment. */
const maxLine = 400;
const comment = /^\s*(?:\/\/|#|--|;|<!--|\/\*|\*|"""|''')/;

function toDsn(match: RegExpExecArray | RegExpMatchArray): Dsn | undefined {
	const [, scheme = '', key = '', rawHost = '', port = '', , projectId = ''] = match;
	const host = rawHost.toLowerCase();
	if (isPlaceholder(key) || /^0+$/.test(projectId)) {
		return undefined;
	}
	const origin = `${scheme.toLowerCase()}://${host}${isDefaultPort(scheme, port) ? '' : port}`;
	if (!/(?:^|\.)sentry\.io$/.test(host)) {
		// Any URL with a user and a number would do; the keys of servers are all of one make.
		return /^[\da-f]{32}$/i.test(key) ? { projectId, server: origin } : undefined;
	}
	if (!isSentryHosted(origin.replace(/^http:/, 'https:'))) {
		return undefined;
	}
	const [, organizationId, region] = /^o(\d{1,20})\.ingest(?:\.([a-z]{2,10}))?\.sentry\.io$/.exec(host) ?? [];
	if (organizationId !== undefined && /^0+$/.test(organizationId)) {
		return undefined;
	}
	return {
		projectId,
		server: 'https://sentry.io',
		...(organizationId !== undefined && { organizationId }),
		...(region !== undefined && { region }),
	};
}

function isDefaultPort(scheme: string, port: string): boolean {
	return port === (scheme.toLowerCase() === 'https' ? ':443' : ':80');
}

/** What documentation puts where the key goes. */
function isPlaceholder(key: string): boolean {
	return /^(?:example\w*|your\w*|public_?key|public|key|xxx+|_+\w*_+|dsn|<.*)$/i.test(key);
}

/** One pass over the text for all lines. */
function withLines(text: string, found: readonly FoundDsn[]): readonly FoundDsn[] {
	let line = 1;
	let at = 0;
	return found.map((dsn) => {
		for (let next = text.indexOf('\n', at); next !== -1 && next < dsn.offset; next = text.indexOf('\n', at)) {
			line++;
			at = next + 1;
		}
		return { ...dsn, line };
	});
}
