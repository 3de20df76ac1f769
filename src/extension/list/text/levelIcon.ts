import { levelIcons } from '../../../core/text/levelIcon.ts';
import type { Level } from '../../../core/issue/issue.ts';

/** A codicon, and the colour of the theme that it has. */
export interface RowIcon {
	readonly icon: string;
	readonly color?: string;
}

export function levelIcon(level: Level): RowIcon {
	return { icon: levelIcons[level], color: colors[level] };
}

const colors: { readonly [L in Level]: string } = {
	fatal: 'problemsErrorIcon.foreground',
	error: 'problemsErrorIcon.foreground',
	warning: 'problemsWarningIcon.foreground',
	info: 'problemsInfoIcon.foreground',
	debug: 'disabledForeground',
	sample: 'disabledForeground',
	unknown: 'disabledForeground',
};
