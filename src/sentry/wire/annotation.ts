import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { Annotation } from '../../core/issue/issue.ts';
import { anything, optional, webUrl, words } from './field.ts';
import { present } from './present.ts';

const object = z.pipe(
	z.object({
		displayName: words,
		label: words,
		title: words,
		url: webUrl,
		webUrl,
		id: words,
		issue: anything,
	}),
	z.transform((raw): Annotation | undefined => {
		// pluginIssues: {id, title, issue: {issue_id, url, label}}
		const inner = isObject(raw.issue) ? z.safeParse(pluginIssue, raw.issue).data : undefined;
		const url = raw.url ?? raw.webUrl ?? inner?.url;
		const label =
			raw.displayName ?? raw.label ?? inner?.label ?? inner?.issue_id ?? raw.title ?? url ?? raw.id;
		return label === undefined ? undefined : present({ label, url });
	}),
);

const pluginIssue = z.object({ label: words, issue_id: words, url: webUrl });

/** Older servers send HTML: `<a href="https://…">ABC-1</a>`. The text is shown as text, the address only if http(s). */
function fromHtml(html: string): Annotation | undefined {
	const short = html.slice(0, 4_000);
	const label = decodeEntities(short.replace(/<[^<>]*>/g, '')).trim();
	const href = /<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(short);
	const url = z.safeParse(webUrl, decodeEntities(href?.[1] ?? href?.[2] ?? '')).data;
	return label === '' && url === undefined ? undefined : present({ label: label || (url ?? ''), url });
}

function decodeEntities(html: string): string {
	return html.replace(
		/&(lt|gt|quot|#39|#x27|apos|amp);/gi,
		(_whole, name: string) => entities.get(name.toLowerCase()) ?? '',
	);
}

const entities: ReadonlyMap<string, string> = new Map([
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['#39', "'"],
	['#x27', "'"],
	['apos', "'"],
	['amp', '&'],
]);

/** An annotation, a plugin's issue or an external issue. */
export const annotation = optional(z.union([object, z.pipe(z.string(), z.transform(fromHtml))]));
