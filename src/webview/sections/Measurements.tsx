import type { Breakdown, Measurement, SentryEvent } from '../../core/issue/event.ts';
import type { L10n } from '../../core/text/l10n.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { measurementName, measurementText } from './measurementText.ts';

/** Vitals and where the time went. */
export function Measurements({ event }: { readonly event: SentryEvent }): VNode | null {
	const { l10n } = usePage();
	const { measurements = [], breakdowns = [] } = event;
	const count = measurements.length + breakdowns.length;
	return count === 0 ? null : (
		<Section id="measurements" title={l10n.t('Measurements')}>
			<Values values={measurements} nameOf={(name) => measurementName(name, l10n)} />
			{breakdowns.map(({ name, values }) => (
				<div key={name}>
					<h3>{name === 'span_ops' ? l10n.t('Time by Operation') : <Line value={name} max={80} />}</h3>
					<Values values={values} nameOf={(one) => breakdownName(one, l10n)} />
				</div>
			))}
		</Section>
	);
}

interface ValuesProps {
	readonly values: Breakdown['values'];
	/** In our words; `undefined` for a name that only the program knows. */
	readonly nameOf: (name: string) => string | undefined;
}

function Values({ values, nameOf }: ValuesProps): VNode {
	const { formats } = usePage();
	const fact = (one: Measurement): Fact => {
		const own = nameOf(one.name);
		return {
			name: own ?? one.name.replace(/^ops\./, ''),
			remoteName: own === undefined,
			value: measurementText(one, formats),
		};
	};
	return <Facts class="compact wide-names" facts={values.map(fact)} />;
}

function breakdownName(name: string, l10n: L10n): string | undefined {
	return name === 'total.time' ? l10n.t('Total') : undefined;
}
