import { isJsonObject, type Json } from '../../core/json.ts';
import { spanOf } from '../../core/issue/spans.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { SpanRow } from '../ui/SpanRow.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { Value } from '../ui/Value.tsx';

/** All spans of a transaction, in the order in which they were sent. */
export function Spans({ spans }: { readonly spans: readonly Json[] }): VNode {
	const { l10n } = usePage();
	const [shown, more] = useFirst(spans, 50);
	return (
		<ul class="raw-rows" aria-label={l10n.t('Spans')}>
			{shown.map((raw, index) => (
				<li key={index}>
					{isJsonObject(raw) ? <SpanRow span={spanOf(raw)} /> : <Value name="" value={raw} />}
				</li>
			))}
			{more && <li>{more}</li>}
		</ul>
	);
}
