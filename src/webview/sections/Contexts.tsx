import type { EventUser, SentryEvent } from '../../core/issue/event.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { type Marks, marksIn } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { hasValue, Value } from '../ui/Value.tsx';
import { byteSize } from './byteSize.ts';
import { contextTitle } from './contextTitle.ts';
import { feedbackFields } from '../../core/issue/feedback.ts';

const none: ReadonlySet<string> = new Set();

/** User, device, runtime and whatever else the SDK told of the world around the error. */
export function Contexts({
	event,
	isFeedback,
}: {
	readonly event: SentryEvent;
	/** What it says is shown as such, above. */
	readonly isFeedback: boolean;
}): VNode | null {
	const { l10n } = usePage();
	const { user } = event;
	const marks = marksIn(event.marks, 'contexts');
	const userMarks = marksIn(event.marks, 'user');
	const saidAbove = (name: string) => (isFeedback && name === 'feedback' ? feedbackFields : none);
	const contexts = Object.entries(event.contexts).flatMap(([name, value]) => {
		const own = marksIn(marks, name);
		const context = isJsonObject(value) ? value : {};
		const isShown = name !== 'flags' && (own?.own || contentOf(context, own, saidAbove(name)).length > 0);
		return isShown ? [[name, context] as const] : [];
	});
	const [shown, more] = useFirst(contexts, 30);
	if (!user && !userMarks && contexts.length === 0) {
		return null;
	}
	return (
		<Section id="contexts" title={l10n.t('Contexts')}>
			<div class="cards">
				{(user || userMarks) && <UserCard user={user ?? { data: {} }} marks={userMarks} />}
				{shown.map(([name, context]) => (
					<Card
						key={name}
						title={contextTitle(name, context, l10n)}
						kind={typeof context['type'] === 'string' ? context['type'] : name}
						values={contentOf(context, marksIn(marks, name), saidAbove(name))}
						marks={marksIn(marks, name)}
					/>
				))}
			</div>
			{more}
		</Section>
	);
}

function UserCard({ user, marks }: { readonly user: EventUser; readonly marks: Marks | undefined }): VNode {
	const { l10n } = usePage();
	const of = (names: JsonObject | undefined, marks: Marks | undefined) =>
		Object.entries(names ?? {}).map(([name, value]) => [name, value, marksIn(marks, name)] as const);
	const known: readonly (readonly [string, Json | undefined, Marks | undefined])[] = [
		[l10n.t('ID'), user.id, marksIn(marks, 'id')],
		[l10n.t('Email'), user.email, marksIn(marks, 'email')],
		[l10n.t('Username'), user.username, marksIn(marks, 'username')],
		[l10n.t('Name'), user.name, marksIn(marks, 'name')],
		[l10n.t('IP address'), user.ipAddress, marksIn(marks, 'ip_address')],
		...of(user.geo, marksIn(marks, 'geo')),
		...of(user.data, marksIn(marks, 'data')),
	];
	return <Card title={l10n.t('User')} values={withContent(known)} marks={marks} />;
}

interface CardProps {
	readonly title: string;
	/** Of a context, such as `gpu`: what its numbers mean. */
	readonly kind?: string;
	readonly values: readonly Content[];
	/** Of the whole. */
	readonly marks?: Marks | undefined;
}

/** A name, its value, and what was done to it. */
type Content = readonly [name: string, value: Json, marks?: Marks | undefined];

function Card({ title, kind = '', values, marks }: CardProps): VNode {
	return (
		<div class="card">
			<h3>
				<Line value={title} max={80} />
			</h3>
			<MarkNote marks={marks} />
			<Facts
				class="compact"
				facts={values.map(([name, value, own]) => {
					const bytes = byteSize(kind, name, value);
					return {
						name,
						remoteName: true,
						value:
							bytes === undefined ? <Value name={name} value={value} marks={own} /> : <Bytes value={bytes} />,
					};
				})}
			/>
		</div>
	);
}

/** Nobody reads ten digits. */
function Bytes({ value }: { readonly value: number }): VNode {
	const { l10n, formats } = usePage();
	return (
		<span class="tree-scalar" title={l10n.t('{0} bytes', formats.count(value))}>
			{formats.bytes(value)}
		</span>
	);
}

/** A context's values without those that say nothing, or have a place of their own. */
function contentOf(
	context: JsonObject,
	marks: Marks | undefined,
	saidAbove: ReadonlySet<string>,
): readonly Content[] {
	return withContent(
		Object.entries(context).flatMap(([key, value]) =>
			key === 'type' || (saidAbove.has(key) && typeof value === 'string')
				? []
				: [[key, value, marksIn(marks, key)] as const],
		),
	);
}

function withContent(
	values: readonly (readonly [string, Json | undefined, Marks | undefined])[],
): readonly Content[] {
	return values.flatMap(([name, value, marks]) =>
		hasValue(value) || marks?.own ? [[name, value ?? null, marks] as const] : [],
	);
}
