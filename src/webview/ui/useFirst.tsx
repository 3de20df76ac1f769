import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';

/**
 * The first rows of a list, and the button for more of them when there are. For lists that are short unless somebody made
 * them long; those that are long by nature are `Windowed`.
 */
export function useFirst<T>(rows: readonly T[], page: number): readonly [readonly T[], VNode | null] {
	const { l10n, formats } = usePage();
	const [shown, setShown] = useState(page);
	const more =
		rows.length > shown ? (
			<button type="button" class="link" onClick={() => setShown(shown + page * 4)}>
				{l10n.t('Show More ({0} of {1})', formats.count(shown), formats.count(rows.length))}
			</button>
		) : null;
	return [rows.length > shown ? rows.slice(0, shown) : rows, more];
}
