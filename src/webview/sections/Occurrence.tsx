import type { Json, JsonObject } from '../../core/json.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Fold } from '../ui/Fold.tsx';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Text } from '../ui/Text.tsx';
import { hasValue, isObject, Value } from './Contexts.tsx';

/** What Sentry itself saw, for issues that no SDK reported: slow queries, missed cron jobs, outages. */
export function Occurrence({ occurrence }: { readonly occurrence: JsonObject }): VNode {
	const { l10n } = usePage();
	const { issueTitle, subtitle, evidenceDisplay, ...others } = occurrence;
	const evidence = (Array.isArray(evidenceDisplay) ? evidenceDisplay : []).filter((one: Json) =>
		isObject(one),
	);
	const rest = Object.fromEntries(Object.entries(others).filter(([, value]) => hasValue(value)));
	return (
		<Section id="occurrence" title={l10n.t('Evidence')}>
			{[issueTitle, subtitle].map((text, index) =>
				typeof text === 'string' && text !== '' ? (
					<p key={index} class={index === 0 ? 'message strong' : 'message'}>
						<Text value={text} pre />
					</p>
				) : null,
			)}
			<Facts
				facts={evidence.map((row) => ({
					name: typeof row['name'] === 'string' ? row['name'] : '',
					remoteName: true,
					value: hasValue(row['value']) && <Value name="" value={row['value']} />,
				}))}
			/>
			{Object.keys(rest).length > 0 && (
				<Fold title={l10n.t('Other Fields')}>
					<JsonTree value={rest} label={l10n.t('Other Fields')} />
				</Fold>
			)}
		</Section>
	);
}
