import type { Entry } from '../../core/event.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree, Scalar } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { hasValue, isObject, Value } from './Contexts.tsx';

type Unknown = Extract<Entry, { readonly type: 'unknown' }>;

/** Reports that browsers send: flat, and read like a form. */
const reports = new Set(['csp', 'hpkp', 'expectct', 'expectstaple', 'nel', 'template']);

/** Entries without a view of their own, named and shown raw: Sentry's list of them is open. */
export function UnknownEntries({ entries }: { readonly entries: readonly Entry[] }): VNode {
	const unknown = entries.filter((entry) => entry.type === 'unknown');
	const [shown, more] = useFirst(unknown, 20);
	return (
		<>
			{shown.map((entry, index) => (
				<UnknownEntry key={`${entry.name}:${index}`} entry={entry} id={`entry-${index}`} />
			))}
			{more}
		</>
	);
}

function UnknownEntry({ entry, id }: { readonly entry: Unknown; readonly id: string }): VNode | null {
	const { l10n } = usePage();
	const { name, data } = entry;
	if (!hasValue(data)) {
		return null;
	}
	const isReport = reports.has(name) && isObject(data);
	const images = name === 'debugmeta' && isObject(data) ? data['images'] : undefined;
	return (
		<Section
			id={id}
			title={titleOf(name, l10n)}
			open={isReport}
			{...(Array.isArray(images) && { count: images.length })}
		>
			{isReport ? (
				<Facts
					class="compact"
					facts={Object.entries(data).map(([key, value]) => ({
						name: key,
						remoteName: true,
						value: hasValue(value) && <Value name={key} value={value} />,
					}))}
				/>
			) : Array.isArray(images) ? (
				<JsonTree value={images} label={l10n.t('Images Loaded')} />
			) : typeof data === 'object' && data !== null ? (
				<JsonTree value={data} label={name} />
			) : (
				<Scalar name={name} value={data} />
			)}
		</Section>
	);
}

function titleOf(name: string, l10n: { t(message: string, ...args: string[]): string }): string {
	switch (name) {
		case 'csp':
			return l10n.t('Content Security Policy Report');
		case 'debugmeta':
			return l10n.t('Images Loaded');
		case 'spans':
			return l10n.t('Spans');
		case 'template':
			return l10n.t('Template');
		default:
			return l10n.t('Entry “{0}”', name.slice(0, 60));
	}
}
