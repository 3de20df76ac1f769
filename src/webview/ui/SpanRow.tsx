import type { Span } from '../../core/issue/spans.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { maskedValue } from '../text/masking.ts';
import { RawRow } from './RawRow.tsx';
import { Line } from './Text.tsx';

/** Characters of a description in a row. */
const shown = 200;

/** A span: what kind of work, which, and how long it took. */
export function SpanRow({ span }: { readonly span: Span }): VNode {
	const { l10n, formats } = usePage();
	const { op, description, duration, id, raw } = span;
	return (
		<RawRow raw={raw} label={l10n.t('Span')}>
			<span class="raw-what">
				{op !== undefined && (
					<span class="span-op">
						<Line value={op} max={60} />
					</span>
				)}{' '}
				{description !== undefined && (
					<Line value={maskedValue('description', description, shown) ?? description} max={shown} />
				)}
				{op === undefined && description === undefined && (
					<Line value={id ?? l10n.t('(unnamed span)')} max={60} />
				)}
			</span>
			{duration !== undefined && <span class="raw-end">{formats.elapsed(duration)}</span>}
		</RawRow>
	);
}
