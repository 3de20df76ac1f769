import type { Span } from '../../core/issue/spans.ts';
import type { SpanEvidence } from '../../core/issue/spanEvidence.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { SpanRow } from '../ui/SpanRow.tsx';
import { useFirst } from '../ui/useFirst.tsx';

/** The spans that make a performance problem: inside of which it happened, then those that offend. */
export function EvidenceSpans({ evidence }: { readonly evidence: SpanEvidence }): VNode {
	const { l10n, formats } = usePage();
	const { parents, causes, offenders, missing } = evidence;
	return (
		<>
			<Group title={l10n.t('Parent Span')} spans={parents} />
			<Group title={l10n.t('Starting Span')} spans={causes} />
			<Group title={l10n.t('Offending Spans')} spans={offenders} isSummed />
			{missing > 0 && (
				<p class="empty">
					{missing === 1
						? l10n.t('The server sent no details of 1 more span.')
						: l10n.t('The server sent no details of {0} more spans.', formats.count(missing))}
				</p>
			)}
		</>
	);
}

interface GroupProps {
	readonly title: string;
	readonly spans: readonly Span[];
	/** Tells how many they are and how long they took together. */
	readonly isSummed?: boolean;
}

function Group({ title, spans, isSummed = false }: GroupProps): VNode | null {
	const { l10n, formats } = usePage();
	const [shown, more] = useFirst(spans, 10);
	if (spans.length === 0) {
		return null;
	}
	const durations = spans.flatMap(({ duration }) => duration ?? []);
	const sum = durations.reduce((all, one) => all + one, 0);
	const total = durations.length === spans.length && Number.isFinite(sum) ? sum : undefined;
	return (
		<>
			<h3>
				{title}
				{isSummed && spans.length > 1 && (
					<span class="group-sum">
						{formats.count(spans.length)}
						{total !== undefined && ` · ${l10n.t('{0} in total', formats.elapsed(total))}`}
					</span>
				)}
			</h3>
			<ul class="raw-rows" aria-label={title}>
				{shown.map((span, index) => (
					<li key={index}>
						<SpanRow span={span} />
					</li>
				))}
				{more && <li>{more}</li>}
			</ul>
		</>
	);
}
