import { isJsonList, isJsonParent, type Json } from '../../core/json.ts';
import { type Marks, marksIn } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { childNames } from '../../core/issue/secretMask.ts';
import { maskedValue } from '../text/masking.ts';
import { MarkNote } from './MarkNote.tsx';
import { Secret } from './Secret.tsx';
import { Icon } from './Icon.tsx';
import { Line, Text } from './Text.tsx';

/** Children drawn at once: hostile objects have a hundred thousand. */
const page = 50;

interface TreeProps {
	readonly value: { readonly [key: string]: Json } | readonly Json[];
	/** Read aloud as the list's name. */
	readonly label: string;
	readonly marks?: Marks | undefined;
}

/** Any JSON as an outline that is drawn only as deep and as far as it was opened, with secrets masked. */
export function JsonTree({ value, label, marks }: TreeProps): VNode {
	return (
		<div class="tree">
			<MarkNote marks={marks} />
			<Children value={value} label={label} marks={marks} />
		</div>
	);
}

type Parent = { readonly [key: string]: Json } | readonly Json[];

function Children({ value, label, marks }: TreeProps): VNode {
	const { l10n, formats } = usePage();
	const [shown, setShown] = useState(page);
	const entries: readonly (readonly [string, Json])[] = isJsonList(value)
		? value.slice(0, shown).map((item, index) => [String(index), item])
		: Object.entries(value).slice(0, shown);
	const nameOf = childNames(value);
	const total = isJsonList(value) ? value.length : Object.keys(value).length;
	return (
		<ul class="tree-children" aria-label={label}>
			{entries.map(([key, item]) => (
				<Node key={key} name={key} secretName={nameOf(key)} value={item} marks={marksIn(marks, key)} />
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
	/** What tells whether the value is a secret. */
	readonly secretName: string;
	readonly value: Json;
	readonly marks: Marks | undefined;
}

function Node({ name, secretName, value, marks }: NodeProps): VNode {
	const [open, setOpen] = useState(false);
	const masked = isJsonParent(value) ? maskedValue(secretName, value, 0) : undefined;
	if (!isJsonParent(value) || masked !== undefined) {
		return (
			<li class="tree-node">
				<Key name={name} />
				{isJsonParent(value) ? (
					<Secret masked={masked ?? ''}>{() => <Children value={value} label={name} marks={marks} />}</Secret>
				) : (
					<Scalar name={secretName} value={value} marks={marks} />
				)}
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
			<MarkNote marks={marks} />
			{open && <Children value={value} label={name} marks={marks} />}
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
	const count = isJsonList(value) ? value.length : Object.keys(value).length;
	return (
		<span class="tree-summary">
			{isJsonList(value) ? `[${formats.count(count)}]` : `{${formats.count(count)}}`}
			<span class="hidden">
				{count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', formats.count(count))}
			</span>
		</span>
	);
}

/** Characters of a text value shown at first. */
const shownOfText = 400;

interface ScalarProps {
	/** What it goes by: tells whether it is a secret. */
	readonly name: string;
	readonly value: string | number | boolean | null;
	readonly marks?: Marks | undefined;
}

/** One value, coloured by its type, its secrets masked; where nothing is left of it, what was done to it. */
export function Scalar({ name, value, marks }: ScalarProps): VNode {
	const masked = useMemo(() => maskedValue(name, value, shownOfText), [name, value]);
	const plain = () =>
		typeof value === 'string' ? (
			<Text value={value} max={shownOfText} class="tree-string" pre />
		) : (
			<span class={value === null ? 'tree-empty' : 'tree-scalar'}>{String(value)}</span>
		);
	const note = <MarkNote marks={marks} />;
	if (marks?.own && (value === '' || value === null)) {
		return note;
	}
	if (value === '') {
		return <span class="tree-empty">""</span>;
	}
	return (
		<>
			{masked === undefined ? plain() : <Secret masked={masked}>{plain}</Secret>}
			{note}
		</>
	);
}
