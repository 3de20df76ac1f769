import type { Marks } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { markText } from '../text/markText.ts';
import { Line } from './Text.tsx';

/** At a value: what was done to it before it was stored. */
export function MarkNote({ marks }: { readonly marks: Marks | undefined }): VNode | null {
	const { l10n, formats } = usePage();
	return marks?.own ? (
		<span class="mark-note">
			<Line value={markText(marks.own, l10n, formats)} max={300} />
		</span>
	) : null;
}
