import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { textAt } from '../../core/issue/spans.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { RawRow } from '../ui/RawRow.tsx';
import { Line } from '../ui/Text.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { Value } from '../ui/Value.tsx';
import { addressRange, imageName, imageStatus } from './imageText.ts';

/** The libraries and files that were loaded when it happened, and whether their symbols were found. */
export function Images({ images }: { readonly images: readonly Json[] }): VNode {
	const { l10n } = usePage();
	const [shown, more] = useFirst(images, 50);
	return (
		<ul class="raw-rows" aria-label={l10n.t('Images Loaded')}>
			{shown.map((raw, index) => (
				<li key={index}>{isJsonObject(raw) ? <ImageRow raw={raw} /> : <Value name="" value={raw} />}</li>
			))}
			{more && <li>{more}</li>}
		</ul>
	);
}

function ImageRow({ raw }: { readonly raw: JsonObject }): VNode {
	const { l10n } = usePage();
	const status = imageStatus(raw, l10n);
	const type = textAt(raw, 'type');
	const address = addressRange(raw);
	return (
		<RawRow raw={raw} label={l10n.t('Image')}>
			<span class="raw-what">
				<Line value={imageName(raw) ?? l10n.t('(unnamed image)')} max={120} />{' '}
				{type !== undefined && (
					<span class="muted">
						<Line value={type} max={30} />
					</span>
				)}{' '}
				{status !== undefined && (
					<span class="chip">
						<Line value={status} max={60} />
					</span>
				)}
			</span>
			{address !== undefined && <span class="raw-end">{address}</span>}
		</RawRow>
	);
}
