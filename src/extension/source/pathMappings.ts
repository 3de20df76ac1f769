import type { PathMapping } from '../../core/source/mappings.ts';
import type { CodeMapping } from '../../sentry/api.ts';
import { userSetting } from '../platform/config.ts';

/**
 * `culprit.pathMappings` for one project. The setting is machine-scoped: a workspace cannot say where code is looked for.
 * What is not of the right shape is left out.
 */
export function configuredMappings(projectSlug: string): readonly PathMapping[] {
	const value = userSetting('culprit', 'pathMappings');
	return Array.isArray(value)
		? value.slice(0, maxMappings).flatMap((one: unknown) => {
				const mapping = parseMapping(one, projectSlug);
				return mapping ? [mapping] : [];
			})
		: [];
}

const maxMappings = 200;

function parseMapping(value: unknown, projectSlug: string): PathMapping | undefined {
	if (typeof value !== 'object' || value === null) {
		return undefined;
	}
	const text = (key: string): string | undefined => {
		const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
		return typeof found === 'string' && found.length < 1000 ? found : undefined;
	};
	const stackRoot = text('stackRoot');
	const sourceRoot = text('sourceRoot');
	const project = text('project');
	const folder = text('folder');
	if (
		stackRoot === undefined ||
		sourceRoot === undefined ||
		(project !== undefined && project !== projectSlug)
	) {
		return undefined;
	}
	return { stackRoot, sourceRoot, ...(folder !== undefined && { folder }), automatic: false };
}

/** Sentry's own, as a hint: they are written for the repository, which may be no folder here. */
export function mappingOf(mapping: CodeMapping): PathMapping {
	return {
		stackRoot: mapping.stackRoot,
		sourceRoot: mapping.sourceRoot,
		...(mapping.repoName !== undefined && { folder: mapping.repoName }),
		automatic: true,
	};
}
