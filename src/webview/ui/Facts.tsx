import type { ComponentChildren, VNode } from 'preact';
import { Text } from './Text.tsx';
import { useFirst } from './useFirst.tsx';

export interface Fact {
	readonly name: string;
	/** Text is shown as hostile text; `undefined`, empty text and `false` leave the fact out. */
	readonly value: ComponentChildren;
	/** Set for names that come from Sentry. */
	readonly remoteName?: boolean;
}

/** Names and values. Draws nothing when no fact has a value. */
export function Facts({
	facts,
	class: own,
}: {
	readonly facts: readonly Fact[];
	readonly class?: string;
}): VNode | null {
	const shown = facts.filter(
		({ value }) => value !== undefined && value !== null && value !== '' && value !== false,
	);
	const [first, more] = useFirst(shown, 60);
	if (shown.length === 0) {
		return null;
	}
	return (
		<>
			<dl class={own === undefined ? 'facts' : `facts ${own}`}>
				{first.map(({ name, value, remoteName }, index) => (
					<div key={`${index}:${name}`} class="fact">
						<dt>{remoteName ? <Text value={name} max={100} /> : name}</dt>
						<dd>{typeof value === 'string' ? <Text value={value} /> : value}</dd>
					</div>
				))}
			</dl>
			{more}
		</>
	);
}

/** Why a section has nothing to show. */
export function Empty({ children }: { readonly children: ComponentChildren }): VNode {
	return <p class="empty">{children}</p>;
}
