import type { Entry } from '../../core/issue/event.ts';
import { type Marks, marksIn } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { Section } from '../ui/Section.tsx';
import { Text } from '../ui/Text.tsx';

export function Message({
	entry,
	marks,
}: {
	readonly entry: Extract<Entry, { readonly type: 'message' }>;
	/** Of the event's own message, which is this one. */
	readonly marks: Marks | undefined;
}): VNode {
	const { l10n } = usePage();
	const { formatted, template, params } = entry;
	return (
		<Section id="message" title={l10n.t('Message')}>
			<p class="message">
				<Text value={formatted} max={2000} pre />
				<MarkNote marks={marksIn(entry.marks, 'formatted') ?? marks} />
			</p>
			<Facts facts={[{ name: l10n.t('Template'), value: template === formatted ? undefined : template }]} />
			{typeof params === 'object' && params !== null && Object.keys(params).length > 0 && (
				<JsonTree value={params} label={l10n.t('Parameters')} marks={marksIn(entry.marks, 'params')} />
			)}
		</Section>
	);
}
