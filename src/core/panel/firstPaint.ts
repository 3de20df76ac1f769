import { wholeCount } from '../text/countText.ts';
import type { Issue } from '../issue/issue.ts';
import { hostOf } from '../text/hostOf.ts';
import type { L10n } from '../text/l10n.ts';
import { levelName } from '../text/levelName.ts';
import { Markup } from './markup.ts';
import type { PanelSnapshot } from './protocol.ts';
import { restLabel } from '../text/restLabel.ts';
import { truncated, visibleParts } from '../text/visibleParts.ts';

const element: typeof Markup.element = (...parts) => Markup.element(...parts);

/**
 * What the panel's document holds before its script runs: what the list row knows, as the page's `Head` will draw it, at
 * the same places, and the shape of what comes. There is room for the icons and buttons, but no button that nobody hears yet,
 * and no glyph: VS Code shows the document when everything is loaded that it uses, so it uses nothing but its style sheet.
 */
export function firstPaint(
	{ issue, account }: Pick<PanelSnapshot, 'issue' | 'account'>,
	l10n: L10n,
	language: string,
): Markup {
	const { culprit } = issue;
	const value = headValue(issue);
	const count = (number: number): string => wholeCount(number, language);
	/** With room for the button that shows the rest. */
	const long = (whole: string, max: number, own: string): readonly Markup[] => {
		const shown = truncated(whole, max).length;
		const all = text(whole, max, own);
		if (shown === whole.length) {
			return [all];
		}
		const label = restLabel(shown, whole.length, l10n, count);
		return [all, element('span', { class: 'more-room', 'aria-hidden': 'true' }, label)];
	};
	return element(
		'main',
		{ class: 'page', 'aria-busy': 'true' },
		element(
			'header',
			{ class: 'head' },
			element(
				'p',
				{ class: 'head-path' },
				...(issue.level === 'unknown'
					? []
					: [
							element(
								'span',
								{ class: `level level-${issue.level}` },
								iconRoom(),
								` ${levelName(issue.level, l10n)}`,
							),
						]),
				...(issue.project.slug === ''
					? []
					: [element('span', { class: 'project' }, line(issue.project.slug, 60))]),
				...(issue.shortId === undefined
					? []
					: [element('span', { class: 'short-id' }, line(issue.shortId, 60), room('icon-button'))]),
				element(
					'span',
					{ class: 'account' },
					line(hostOf(account.origin), 60),
					' · ',
					line(account.organization, 60),
				),
			),
			element('h1', {}, ...long(headTitle(issue), headLengths.title, 'text')),
			...(value === undefined
				? []
				: [element('p', { class: 'head-value' }, ...long(value, headLengths.value, 'text pre'))]),
			element(
				'div',
				{ class: 'head-culprit' },
				element('span', { class: 'button-room', 'aria-hidden': 'true' }, iconRoom(), l10n.t('Go to Culprit')),
				...(culprit === undefined || culprit === ''
					? []
					: [element('code', { class: 'culprit' }, line(culprit, 200))]),
			),
			bones(1, 'skeleton head-room'),
		),
		element('div', { class: 'charts' }, chartRoom(), chartRoom()),
		element('div', { class: 'section' }, bones(9, 'skeleton code')),
	);
}

/** UTF-16 units of the issue's title and value that are shown at first. */
export const headLengths = { title: 300, value: 600 } as const;

export function headTitle(issue: Issue): string {
	return issue.metadata.type ?? issue.title;
}

/** What the title does not say already. */
export function headValue(issue: Issue): string | undefined {
	const value = issue.metadata.value ?? issue.metadata.message;
	return value === undefined || value === '' || headTitle(issue).includes(value) ? undefined : value;
}

/** One line of remote text: the page's `Line`. Tooltips come with the script. */
function line(value: string, max: number): Markup {
	return text(value, max, 'text');
}

/** Remote text: the page's `Text`. */
function text(value: string, max: number, own: string): Markup {
	return element('bdi', { class: own }, ...marked(value, max));
}

function marked(value: string, max: number): readonly (Markup | string)[] {
	const shown = truncated(value, max);
	const parts = visibleParts(shown).map((part) =>
		part.kind === 'text' ? part.text : element('span', { class: 'mark' }, part.name),
	);
	return shown.length < value.length ? [...parts, '…'] : parts;
}

function room(own: string): Markup {
	return element('span', { class: own, 'aria-hidden': 'true' });
}

function iconRoom(): Markup {
	return room('icon-room');
}

/** The shape of what comes: it says nothing aloud, as the page around it is said to be busy. */
function bones(count: number, own: string): Markup {
	return element('div', { class: own, 'aria-hidden': 'true' }, ...eachBone(count));
}

/** As wide as the chart will be, which the page takes from it. */
function chartRoom(): Markup {
	return element('div', { class: 'chart' }, bones(24, 'bars-skeleton chart-room'));
}

function eachBone(count: number): readonly Markup[] {
	return Array.from({ length: count }, (_, index) => element('span', { class: `bone bone-${index % 4}` }));
}
