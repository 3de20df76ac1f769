import type { Entry } from '../../core/event.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Text } from '../ui/Text.tsx';

export function Message({ entry }: { readonly entry: Extract<Entry, { readonly type: 'message' }> }): VNode {
	const { l10n } = usePage();
	const { formatted, template, params } = entry;
	return (
		<Section id="message" title={l10n.t('Message')}>
			<p class="message">
				<Text value={formatted} max={2000} pre />
			</p>
			<Facts facts={[{ name: l10n.t('Template'), value: template === formatted ? undefined : template }]} />
			{typeof params === 'object' && params !== null && Object.keys(params).length > 0 && (
				<JsonTree value={params} label={l10n.t('Parameters')} />
			)}
		</Section>
	);
}
