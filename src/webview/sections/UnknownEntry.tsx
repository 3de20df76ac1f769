import type { Entry } from '../../core/issue/event.ts';
import { isJsonObject } from '../../core/json.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree, Scalar } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { hasValue, Value } from '../ui/Value.tsx';
import { Images } from './Images.tsx';
import { Spans } from './Spans.tsx';

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
	const title = titleOf(name, l10n);
	const isReport = reports.has(name) && isJsonObject(data);
	const images = name === 'debugmeta' && isJsonObject(data) ? data['images'] : undefined;
	const rows = name === 'spans' ? data : images;
	return (
		<Section id={id} title={title} open={isReport} {...(Array.isArray(rows) && { count: rows.length })}>
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
				<Images images={images} />
			) : name === 'spans' && Array.isArray(data) ? (
				<Spans spans={data} />
			) : typeof data === 'object' && data !== null ? (
				<JsonTree value={data} label={title} />
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
		case 'unknown':
			return l10n.t('Unnamed Entry');
		default:
			return l10n.t('Entry “{0}”', name.slice(0, 60));
	}
}
