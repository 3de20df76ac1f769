import type { SourceOptions } from './source.ts';

type CodeMappings = NonNullable<SourceOptions['codeMappings']>;

/** Asks Sentry once a project: they change with repositories, not with events. What failed may be asked again. */
export function createCodeMappings(ask: SourceOptions['codeMappings']): CodeMappings {
	const known = new Map<string, ReturnType<CodeMappings>>();
	return async (issue, signal) => {
		const key = issue.project.id ?? issue.project.slug;
		const before = known.get(key);
		if (before || !ask) {
			return (await before) ?? [];
		}
		const asking = ask(issue, signal);
		known.set(key, asking);
		try {
			return await asking;
		} catch {
			known.delete(key);
			return [];
		}
	};
}
