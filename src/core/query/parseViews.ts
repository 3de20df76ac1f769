import type { L10n } from '../text/l10n.ts';
import { checkQuery } from './checkQuery.ts';
import { closestWord } from './closestWord.ts';
import type { IssueSort } from './issueQuery.ts';
import { issueSorts } from './issueSorts.ts';
import type { View } from './view.ts';
import { shippedViews } from './view.ts';

/** The sections of the tree, and what is wrong with the setting that they come from. */
export interface ParsedViews {
	readonly views: readonly View[];
	readonly problems: readonly ViewProblem[];
}

interface ViewProblem {
	/** Place in the setting, from 0; absent when it is no list at all. */
	readonly index?: number;
	/** Translated: one sentence. */
	readonly message: string;
}

/** More sections than these nobody reads, and each costs a request when it is opened. */
const maxViews = 30;
export const maxViewName = 80;
const fields = ['id', 'name', 'query', 'sort', 'projects', 'environments', 'statsPeriod', 'hidden'];

/**
 * Reads the setting `culprit.views`: a list of `{ name, query, sort?, projects?, environments?, statsPeriod? }`, which are
 * added to the shipped views. An entry with the `id` of a shipped view changes that one, or with `hidden: true` hides it.
 * An entry that cannot be read is left out and reported; the others stand.
 */
export function parseViews(setting: unknown, l10n: L10n): ParsedViews {
	const shipped = shippedViews(l10n);
	if (setting === undefined || setting === null) {
		return { views: shipped, problems: [] };
	}
	if (!Array.isArray(setting)) {
		return { views: shipped, problems: [{ message: l10n.t('culprit.views must be a list.') }] };
	}
	const problems: ViewProblem[] = [];
	const views = new Map(shipped.map((view) => [view.id, view]));
	const entries: readonly unknown[] = setting.slice(0, maxViews);
	entries.forEach((entry, index) => {
		const read = parseView(entry, views, l10n);
		problems.push(...read.messages.map((message) => ({ index, message })));
		if (read.hides !== undefined) {
			views.delete(read.hides);
		} else if (read.view) {
			views.set(read.view.id, read.view);
		}
	});
	if (setting.length > maxViews) {
		problems.push({ index: maxViews, message: l10n.t('Only the first {0} views are used.', maxViews) });
	}
	return { views: [...views.values()], problems };
}

interface ReadView {
	readonly view?: View;
	readonly hides?: string;
	readonly messages: readonly string[];
}

function parseView(entry: unknown, known: ReadonlyMap<string, View>, l10n: L10n): ReadView {
	if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
		return { messages: [l10n.t('A view is an object with a name and a query.')] };
	}
	const field = (name: string): unknown =>
		Object.hasOwn(entry, name) ? Reflect.get(entry, name) : undefined;
	const messages = Object.keys(entry)
		.filter((name) => !fields.includes(name))
		.slice(0, 3)
		.map((name) => unknownField(name, l10n));
	const id = field('id');
	const base = typeof id === 'string' ? known.get(id) : undefined;
	if (id !== undefined && base?.from !== 'shipped') {
		const ids = [...known.values()].filter(({ from }) => from === 'shipped').map((view) => view.id);
		return {
			messages: [
				l10n.t(
					'No shipped view has the id {0}. There are {1}.',
					typeof id === 'string' ? id.slice(0, maxViewName) : '?',
					ids.join(', '),
				),
			],
		};
	}
	if (base && field('hidden') === true) {
		return { hides: base.id, messages };
	}
	const name = field('name') ?? base?.name;
	const query = field('query') ?? base?.query;
	if (typeof name !== 'string' || name.trim() === '' || name.length > maxViewName) {
		return { messages: [l10n.t('A view needs a name of up to {0} characters.', maxViewName)] };
	}
	if (typeof query !== 'string') {
		return { messages: [l10n.t('The view {0} needs a query; empty text finds everything.', name)] };
	}
	const refused = checkQuery(query, l10n).find(({ severity }) => severity === 'error');
	if (refused) {
		return { messages: [l10n.t('The query of the view {0} would be refused: {1}', name, refused.message)] };
	}
	const parts = parseParts(field, name, l10n);
	return {
		view: {
			...(base ?? { id: `view:${name.trim()}`, from: 'settings', projects: 'chosen', sort: 'date' }),
			...parts.values,
			name: name.trim(),
			query: query.trim(),
		},
		messages: [...messages, ...parts.messages],
	};
}

function unknownField(name: string, l10n: L10n): string {
	const meant = closestWord(name, fields);
	const shown = name.slice(0, maxViewName);
	return meant === undefined
		? l10n.t('A view has no field {0}.', shown)
		: l10n.t('A view has no field {0}. Did you mean {1}?', shown, meant);
}

/** The fields that a view can do without: a wrong one is reported and left out. */
function parseParts(
	field: (name: string) => unknown,
	view: string,
	l10n: L10n,
): {
	readonly values: Partial<Pick<View, 'sort' | 'projects' | 'environments' | 'statsPeriod'>>;
	readonly messages: readonly string[];
} {
	const messages: string[] = [];
	const read = <T>(
		name: string,
		parse: (value: unknown) => T | undefined,
		allowed: string,
	): T | undefined => {
		const value = field(name);
		const parsed = value === undefined ? undefined : parse(value);
		if (value !== undefined && parsed === undefined) {
			messages.push(l10n.t('{0} of the view {1} must be {2}.', name, view, allowed));
		}
		return parsed;
	};
	const sort = read('sort', parseSort, issueSorts.join(', '));
	const projects = read('projects', parseProjects, l10n.t('“workspace”, or a list of slugs or ids'));
	const environments = read('environments', parseTexts, l10n.t('a list of names'));
	const statsPeriod = read('statsPeriod', parsePeriod, l10n.t('a span such as 24h or 14d'));
	return {
		values: {
			...(sort !== undefined && { sort }),
			...(projects !== undefined && { projects }),
			...(environments !== undefined && { environments }),
			...(statsPeriod !== undefined && { statsPeriod }),
		},
		messages,
	};
}

function parseSort(value: unknown): IssueSort | undefined {
	return issueSorts.find((sort) => sort === value);
}

function parseProjects(value: unknown): View['projects'] | undefined {
	if (value === 'workspace' || value === 'chosen') {
		return value;
	}
	const texts = parseTexts(value);
	return texts?.every((text) => /^[\w-]{1,100}$/.test(text)) === true ? texts : undefined;
}

function parseTexts(value: unknown): readonly string[] | undefined {
	return Array.isArray(value) &&
		value.length <= 100 &&
		value.every((item) => typeof item === 'string' && item.length <= 100)
		? value.map(String)
		: undefined;
}

function parsePeriod(value: unknown): string | undefined {
	return typeof value === 'string' && /^\d{1,3}[hdw]$/.test(value) ? value : undefined;
}
