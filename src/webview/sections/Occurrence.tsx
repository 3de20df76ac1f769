import { detectedOf } from '../../core/issue/detected.ts';
import type { SentryEvent } from '../../core/issue/event.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { type SpanEvidence, transactionDuration } from '../../core/issue/spanEvidence.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Fold } from '../ui/Fold.tsx';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Text } from '../ui/Text.tsx';
import { DateTime } from '../ui/Time.tsx';
import { hasValue, Value, withValues } from '../ui/Value.tsx';
import { detectedFacts, toldOfCheck } from './detectedFacts.tsx';
import { EvidenceSpans } from './EvidenceSpans.tsx';

/** What Sentry itself saw, for issues that no SDK reported: slow queries, missed cron jobs, outages. */
export function Occurrence({
	event,
	evidence: spans,
	isFeedback,
}: {
	readonly event: SentryEvent;
	readonly evidence: SpanEvidence | undefined;
	/** Its words are shown above. */
	readonly isFeedback: boolean;
}): VNode {
	const { l10n, formats } = usePage();
	// The number of the kind says nothing, and when it was seen is a date above.
	const { issueTitle, subtitle, evidenceDisplay, type, detectionTime, ...others } = event.occurrence ?? {};
	const detected = detectedOf(event);
	const duration = transactionDuration(event);
	const told = toldOfCheck(detected);
	const evidence = (Array.isArray(evidenceDisplay) ? evidenceDisplay : []).filter(
		(one: Json): one is JsonObject => isJsonObject(one) && !(isNothing(one) && told.has(knownName(one))),
	);
	const shown = new Set(evidence.map(knownName));
	const rest = withValues({
		...others,
		...(typeof type !== 'number' && type !== undefined && { type }),
		...(detected.at === undefined && detectionTime !== undefined && { detectionTime }),
	});
	return (
		<Section id="occurrence" title={l10n.t('Evidence')} open={!isFeedback}>
			{[issueTitle, subtitle].map((text, index) =>
				typeof text === 'string' && text !== '' ? (
					<p key={index} class={index === 0 ? 'message strong' : 'message'}>
						<Text value={text} pre />
					</p>
				) : null,
			)}
			<Facts
				facts={[
					...evidence.map((row) => ({
						name: typeof row['name'] === 'string' ? row['name'] : '',
						remoteName: true,
						value: isNothing(row)
							? l10n.t('None')
							: hasValue(row['value']) && <Evidence value={row['value']} />,
					})),
					{
						name: l10n.t('Transaction Duration'),
						value: duration !== undefined && formats.elapsed(duration),
					},
					...detectedFacts(detected, shown, l10n, formats),
				]}
			/>
			{spans && <EvidenceSpans evidence={spans} />}
			{Object.keys(rest).length > 0 && (
				<Fold title={l10n.t('Other Fields')}>
					<JsonTree value={rest} label={l10n.t('Other Fields')} />
				</Fold>
			)}
		</Section>
	);
}

/** Where there is nothing, Sentry's own code writes the word for it in its language. */
function isNothing({ value }: JsonObject): boolean {
	return value === 'None';
}

function knownName({ name }: JsonObject): string {
	return typeof name === 'string' ? name.toLowerCase() : '';
}

/** A moment, such as that of the last check-in, is written as every other on the page. */
function Evidence({ value }: { readonly value: NonNullable<Json> }): VNode {
	const isMoment =
		typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ][\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)$/.test(value);
	const ms = isMoment ? Date.parse(value) : Number.NaN;
	return Number.isNaN(ms) ? <Value name="" value={value} /> : <DateTime ms={ms} />;
}
