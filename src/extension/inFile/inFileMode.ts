import { oneOf, setting } from '../platform/config.ts';

const modes = ['off', 'section', 'currentLine', 'all'] as const;

/** How much is shown of issues in the file in front: nothing, the section of the view, marks in the editor too. */
export type InFileMode = (typeof modes)[number];

export function inFileMode(): InFileMode {
	return oneOf(setting('inThisFile'), modes) ?? 'currentLine';
}
