import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { restLabel, restStep } from '../../core/text/restLabel.ts';
import { truncated, visibleParts, visibleString } from '../../core/text/visibleParts.ts';

interface TextProps {
	readonly value: string;
	/** UTF-16 units shown before "Show All". */
	readonly max?: number;
	/** Keeps line breaks and spaces. */
	readonly pre?: boolean;
	readonly class?: string;
}

/** Text from Sentry: isolated from its surroundings' direction, invisible characters marked, long text cut. */
export function Text({ value, max = 400, pre = false, class: own }: TextProps): VNode {
	const { l10n, formats } = usePage();
	const [shown, setShown] = useState(max);
	const text = truncated(value, Math.max(shown, max));
	const rest = value.length - text.length;
	const classes = [pre ? 'text pre' : 'text', own].filter(Boolean).join(' ');
	return (
		<>
			<bdi class={classes}>
				<Marked text={text} />
				{rest > 0 && '…'}
			</bdi>
			{rest > 0 && (
				<button type="button" class="link more" onClick={() => setShown(text.length + restStep)}>
					{restLabel(text.length, value.length, l10n, (number) => formats.count(number))}
				</button>
			)}
		</>
	);
}

/** One line of it, cut without a way to see more: for titles of rows whose body has the whole. */
export function Line({ value, max = 200 }: { readonly value: string; readonly max?: number }): VNode {
	const text = truncated(value, max);
	return (
		<bdi class="text" {...(text.length < value.length && { title: visibleString(truncated(value, 2000)) })}>
			<Marked text={text} />
			{text.length < value.length && '…'}
		</bdi>
	);
}

export function Marked({ text }: { readonly text: string }): VNode {
	const parts = visibleParts(text);
	return (
		<>
			{parts.map((part) =>
				part.kind === 'text' ? (
					part.text
				) : (
					<span class="mark" title={part.code}>
						{part.name}
					</span>
				),
			)}
		</>
	);
}
