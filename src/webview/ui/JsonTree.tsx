import type { Json } from '../../core/json.ts';
import { isSecret, mask } from '../../core/secrets.ts';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Icon } from './Icon.tsx';
import { Line, Text } from './Text.tsx';

/** Children drawn at once: hostile objects have a hundred thousand. */
const page = 50;

interface TreeProps {
	readonly value: { readonly [key: string]: Json } | readonly Json[];
	/** Read aloud as the list's name. */
	readonly label: string;
}

/** Any JSON as an outline that is drawn only as deep and as far as it was opened, with secrets masked. */
export function JsonTree({ value, label }: TreeProps): VNode {
	return (
		<div class="tree">
			<Children value={value} label={label} depth={0} />
		</div>
	);
}

type Parent = { readonly [key: string]: Json } | readonly Json[];

function Children({
	value,
	label,
	depth,
}: {
	readonly value: Parent;
	readonly label: string;
	readonly depth: number;
}): VNode {
	const { l10n, formats } = usePage();
	const [shown, setShown] = useState(page);
	const entries: readonly (readonly [string, Json])[] = isList(value)
		? value.slice(0, shown).map((item, index) => [String(index), item])
		: Object.entries(value).slice(0, shown);
	const total = isList(value) ? value.length : Object.keys(value).length;
	return (
		<ul class="tree-children" aria-label={label}>
			{entries.map(([key, item]) => (
				<Node key={key} name={key} value={item} depth={depth} inList={isList(value)} />
			))}
			{total > shown && (
				<li>
					<button type="button" class="link" onClick={() => setShown(shown + page * 4)}>
						{l10n.t('Show More ({0} of {1})', formats.count(shown), formats.count(total))}
					</button>
				</li>
			)}
		</ul>
	);
}

interface NodeProps {
	readonly name: string;
	readonly value: Json;
	readonly depth: number;
	readonly inList: boolean;
}

function Node({ name, value, depth, inList }: NodeProps): VNode {
	const [open, setOpen] = useState(false);
	if (!inList && isSecret(name, value)) {
		return (
			<li class="tree-node">
				<Key name={name} />
				<Secret>
					{() =>
						isParent(value) ? (
							<Children value={value} label={name} depth={depth + 1} />
						) : (
							<Scalar value={value} />
						)
					}
				</Secret>
			</li>
		);
	}
	if (!isParent(value)) {
		return (
			<li class="tree-node">
				<Key name={name} />
				<Scalar value={value} />
			</li>
		);
	}
	return (
		<li class="tree-node">
			<button type="button" class="tree-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
				<Icon name={open ? 'chevron-down' : 'chevron-right'} />
				<Key name={name} />
				<Summary value={value} />
			</button>
			{open && <Children value={value} label={name} depth={depth + 1} />}
		</li>
	);
}

function Key({ name }: { readonly name: string }): VNode {
	return (
		<span class="tree-key">
			<Line value={name} max={80} />
		</span>
	);
}

function Summary({ value }: { readonly value: Parent }): VNode {
	const { l10n, formats } = usePage();
	const count = isList(value) ? value.length : Object.keys(value).length;
	return (
		<span class="tree-summary">
			{isList(value) ? `[${formats.count(count)}]` : `{${formats.count(count)}}`}
			<span class="hidden">
				{count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', formats.count(count))}
			</span>
		</span>
	);
}

/** One value, coloured by its type. */
export function Scalar({ value }: { readonly value: string | number | boolean | null }): VNode {
	if (typeof value === 'string') {
		return value === '' ? <span class="tree-empty">""</span> : <Text value={value} class="tree-string" pre />;
	}
	return <span class={value === null ? 'tree-empty' : 'tree-scalar'}>{String(value)}</span>;
}

/** Masked until asked for, one value at a time; never kept. */
export function Secret({ children }: { readonly children: () => VNode }): VNode {
	const { l10n } = usePage();
	const [shown, setShown] = useState(false);
	const label = shown ? l10n.t('Hide Secret') : l10n.t('Reveal Secret');
	return (
		<span class="secret">
			{shown ? children() : <span class="secret-mask">{mask}</span>}
			<button
				type="button"
				class="icon-button"
				aria-label={label}
				title={label}
				onClick={() => setShown(!shown)}
			>
				<Icon name={shown ? 'eye-closed' : 'eye'} />
			</button>
		</span>
	);
}

function isParent(value: Json): value is Parent {
	return typeof value === 'object' && value !== null;
}

function isList(value: Parent): value is readonly Json[] {
	return Array.isArray(value);
}
