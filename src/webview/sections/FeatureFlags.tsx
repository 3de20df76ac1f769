import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { hasValue, Value } from '../ui/Value.tsx';

/** `contexts.flags.values`: what was switched on when it happened, the last evaluated first. */
export function FeatureFlags({ contexts }: { readonly contexts: JsonObject }): VNode | null {
	const { l10n } = usePage();
	const { flags } = contexts;
	const values = isJsonObject(flags) ? flags['values'] : undefined;
	const rows = (Array.isArray(values) ? values : []).filter((one: Json) => isJsonObject(one)).toReversed();
	if (rows.length === 0) {
		return null;
	}
	return (
		<Section id="flags" title={l10n.t('Feature Flags')} count={rows.length}>
			<Facts
				class="compact"
				facts={rows.map((row) => {
					const name = typeof row['flag'] === 'string' ? row['flag'] : l10n.t('(unnamed flag)');
					const result = row['result'];
					return {
						name,
						remoteName: true,
						value: hasValue(result) ? <Value name="" value={result} /> : '',
					};
				})}
			/>
		</Section>
	);
}
