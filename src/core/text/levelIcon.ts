import type { Level } from '../issue/issue.ts';

/** The codicon of each level, in the list and in the panel. */
export const levelIcons = {
	fatal: 'flame',
	error: 'error',
	warning: 'warning',
	info: 'info',
	debug: 'bug',
	sample: 'beaker',
	unknown: 'question',
} as const satisfies { readonly [L in Level]: string };
