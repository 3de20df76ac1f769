import type { L10n } from '../../core/text/l10n.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import type { IconName } from '../ui/Icon.tsx';

export interface VerdictLook {
	readonly icon: IconName;
	/** Few words: the whole sentence is `SourceLink.why`. */
	readonly text: string;
	/** `sure` goes straight to the line, `maybe` opens with a word, `none` leads nowhere. */
	readonly tone: 'sure' | 'maybe' | 'none';
}

/** How a verdict is shown before the click: never by colour alone. */
export function verdictLook(link: SourceLink, l10n: L10n): VerdictLook {
	switch (link.verdict) {
		case 'exact':
			return {
				icon: 'pass',
				// Without text to compare: no commit has changed the file.
				text: link.byDate ? l10n.t('not changed since the event') : l10n.t('exact line'),
				tone: 'sure',
			};
		case 'moved':
			return {
				icon: 'arrow-swap',
				text:
					link.was !== undefined && link.line !== undefined
						? l10n.t('moved from {0} to {1}', link.was, link.line)
						: l10n.t('moved'),
				tone: 'sure',
			};
		case 'movedFunction':
			return { icon: 'arrow-swap', text: l10n.t('function moved or renamed'), tone: 'maybe' };
		case 'changed':
			return { icon: 'diff-modified', text: l10n.t('line has changed'), tone: 'maybe' };
		case 'removed':
			return { icon: 'diff-removed', text: l10n.t('line is gone'), tone: 'maybe' };
		case 'uncertain':
			return { icon: 'question', text: l10n.t('line not certain'), tone: 'maybe' };
		case 'candidates':
			return {
				icon: link.candidates === 1 ? 'question' : 'list-tree',
				text:
					link.candidates === undefined
						? l10n.t('several candidates')
						: link.candidates === 1
							? l10n.t('possible match')
							: l10n.t('{0} candidates', link.candidates),
				tone: 'maybe',
			};
		case 'dependency':
			return { icon: 'package', text: l10n.t('dependency'), tone: 'none' };
		case 'notFound':
			return { icon: 'circle-slash', text: l10n.t('not in this workspace'), tone: 'none' };
		case 'noPath':
			return { icon: 'dash', text: l10n.t('no path'), tone: 'none' };
	}
}
