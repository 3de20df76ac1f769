import type { L10n } from '../../core/text/l10n.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import { visibleText } from '../../core/text/visibleText.ts';

/** Characters of a release's name that are shown. */
const longestRelease = 60;

/** One short remark behind the line where a link led. Names in it are of the event or of Sentry: they are text only. */
export function arrivalNote(link: SourceLink, release: string | undefined, l10n: L10n): string {
	const name = release === undefined ? undefined : visibleText(release, longestRelease);
	if (link.verdict === 'exact' && !link.byDate) {
		return name === undefined || link.partly
			? l10n.t('Sentry: this line')
			: l10n.t('Sentry: this line, unchanged since {0}', name);
	}
	if (link.verdict === 'moved' && link.was !== undefined) {
		return name === undefined
			? l10n.t('Sentry: line {0} in the event, now {1}', link.was, link.line ?? 0)
			: l10n.t('Sentry: line {0} in release {1}, now {2}', link.was, name, link.line ?? 0);
	}
	return l10n.t('Sentry: {0}', visibleText(link.why));
}

/** The remark behind the line of the release, where the file of then stands beside that of today. `was` is 1-based. */
export function beforeNote(was: number, release: string, l10n: L10n): string {
	return l10n.t('Sentry: line {0} in release {1}', was, visibleText(release, longestRelease));
}

/** The lines of the hover over it. */
export function arrivalHover(link: SourceLink, release: string | undefined, l10n: L10n): readonly string[] {
	return [
		visibleText(link.why),
		...(release === undefined ? [] : [l10n.t('Release {0}', visibleText(release, longestRelease))]),
	];
}
