import type { Level } from '../../../core/issue/issue.ts';

/** A codicon, and the colour of the theme that it has. */
export interface RowIcon {
	readonly icon: string;
	readonly color?: string;
}

export const levelIcons: { readonly [L in Level]: RowIcon } = {
	fatal: { icon: 'flame', color: 'problemsErrorIcon.foreground' },
	error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
	warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
	info: { icon: 'info', color: 'problemsInfoIcon.foreground' },
	debug: { icon: 'debug', color: 'disabledForeground' },
	sample: { icon: 'beaker', color: 'disabledForeground' },
	unknown: { icon: 'question', color: 'disabledForeground' },
};
