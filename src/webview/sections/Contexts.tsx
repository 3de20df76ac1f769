import type { EventUser, SentryEvent } from '../../core/event.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree, Scalar } from '../ui/JsonTree.tsx';
import { Secret } from '../ui/Secret.tsx';
import { maskedValue } from '../text/masking.ts';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { contextTitle } from './contextTitle.ts';

/** User, device, runtime and whatever else the SDK told of the world around the error. */
export function Contexts({ event }: { readonly event: SentryEvent }): VNode | null {
	const { l10n } = usePage();
	const { user } = event;
	const contexts = Object.entries(event.contexts).filter(
		(entry): entry is [string, JsonObject] =>
			isObject(entry[1]) && entry[0] !== 'flags' && contentOf(entry[1]).length > 0,
	);
	const [shown, more] = useFirst(contexts, 30);
	if (!user && contexts.length === 0) {
		return null;
	}
	return (
		<Section id="contexts" title={l10n.t('Contexts')}>
			<div class="cards">
				{user && <UserCard user={user} />}
				{shown.map(([name, context]) => (
					<Card key={name} title={contextTitle(name, context, l10n)} values={contentOf(context)} />
				))}
			</div>
			{more}
		</Section>
	);
}

function UserCard({ user }: { readonly user: EventUser }): VNode {
	const { l10n } = usePage();
	const known: readonly (readonly [string, Json | undefined])[] = [
		[l10n.t('ID'), user.id],
		[l10n.t('Email'), user.email],
		[l10n.t('Username'), user.username],
		[l10n.t('Name'), user.name],
		[l10n.t('IP address'), user.ipAddress],
		...Object.entries(user.geo ?? {}),
		...Object.entries(user.data),
	];
	return (
		<Card
			title={l10n.t('User')}
			values={known.flatMap(([name, value]) => (hasValue(value) ? [[name, value] as const] : []))}
		/>
	);
}

interface CardProps {
	readonly title: string;
	readonly values: readonly (readonly [string, Json])[];
}

export function Card({ title, values }: CardProps): VNode {
	return (
		<div class="card">
			<h3>
				<Line value={title} max={80} />
			</h3>
			<Facts
				class="compact"
				facts={values.map(([name, value]) => ({
					name,
					remoteName: true,
					value: isBytes(name, value) ? <Bytes value={value} /> : <Value name={name} value={value} />,
				}))}
			/>
		</div>
	);
}

/** Sizes of memory and storage come as bytes: nobody reads ten digits (develop.sentry.dev "Contexts Interface"). */
function isBytes(name: string, value: Json): value is number {
	return (
		typeof value === 'number' && value >= 1024 && /(?:^|_)(?:memory|storage)(?:_size)?$|_bytes$/.test(name)
	);
}

function Bytes({ value }: { readonly value: number }): VNode {
	const { l10n, formats } = usePage();
	return (
		<span class="tree-scalar" title={l10n.t('{0} bytes', formats.count(value))}>
			{formats.bytes(value)}
		</span>
	);
}

/** Any value under a name: text, a tree, or masked. */
export function Value({ name, value }: { readonly name: string; readonly value: Json }): VNode {
	if (typeof value !== 'object' || value === null) {
		return <Scalar name={name} value={value} />;
	}
	const masked = maskedValue(name, value, 0);
	const tree = () => <JsonTree value={value} label={name} />;
	return masked === undefined ? tree() : <Secret masked={masked}>{tree}</Secret>;
}

/** A context's values without those that say nothing. */
function contentOf(context: JsonObject): readonly (readonly [string, Json])[] {
	return Object.entries(context).filter(([key, value]) => key !== 'type' && hasValue(value));
}

export function hasValue(value: Json | undefined): value is NonNullable<Json> {
	if (value === undefined || value === null || value === '') {
		return false;
	}
	return typeof value !== 'object' || Object.keys(value).length > 0;
}

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
