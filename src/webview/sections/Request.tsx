import type { EventRequest } from '../../core/issue/event.ts';
import { type Marks, marksIn } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree, Scalar } from '../ui/JsonTree.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';

/** The HTTP request that was served, secrets masked until asked for. */
export function Request({ request }: { readonly request: EventRequest }): VNode {
	const { l10n } = usePage();
	const { method, url, query, fragment, data, headers, cookies, env, inferredContentType } = request;
	const { marks } = request;
	const of = (name: keyof EventRequest) => marksIn(marks, name);
	const hasBody = data !== undefined && data !== null && data !== '';
	return (
		<Section id="request" title={l10n.t('Request')}>
			{(method !== undefined || url !== undefined || of('url')) && (
				<p class="request-line">
					{method !== undefined && (
						<strong>
							<Line value={method} max={20} />
						</strong>
					)}{' '}
					<Optional value={url} marks={of('url')} />
				</p>
			)}
			<Pairs title={l10n.t('Query')} pairs={query} marks={of('query')} />
			<Facts
				facts={[
					{
						name: l10n.t('Fragment'),
						value: (fragment !== undefined || of('fragment')) && (
							<Optional value={fragment} marks={of('fragment')} />
						),
					},
				]}
			/>
			{(hasBody || of('data')) && (
				<>
					<h3>
						{l10n.t('Body')}
						{inferredContentType !== undefined && (
							<span class="chip">
								<Line value={inferredContentType} max={60} />
							</span>
						)}
					</h3>
					{typeof data === 'object' && data !== null ? (
						<JsonTree value={data} label={l10n.t('Body')} marks={of('data')} />
					) : (
						<Scalar name="" value={data ?? null} marks={of('data')} />
					)}
				</>
			)}
			<Pairs title={l10n.t('Headers')} pairs={headers} marks={of('headers')} />
			<Pairs title={l10n.t('Cookies')} pairs={cookies} marks={of('cookies')} secret />
			{(Object.keys(env).length > 0 || of('env')) && (
				<>
					<h3>{l10n.t('Environment')}</h3>
					<JsonTree value={env} label={l10n.t('Environment')} marks={of('env')} />
				</>
			)}
		</Section>
	);
}

/** Text, or what was done to it where nothing of it is left. */
function Optional({
	value,
	marks,
}: {
	readonly value: string | undefined;
	readonly marks: Marks | undefined;
}): VNode {
	return value === undefined ? <MarkNote marks={marks} /> : <Scalar name="" value={value} marks={marks} />;
}

interface PairsProps {
	readonly title: string;
	readonly pairs: readonly (readonly [string, string])[];
	/** Of the list, and by number of a pair and 0 or 1 of its parts. */
	readonly marks: Marks | undefined;
	/** Cookies are secrets whatever they are called: which of them is a session's nobody can tell. */
	readonly secret?: boolean;
}

function Pairs({ title, pairs, marks, secret = false }: PairsProps): VNode | null {
	if (pairs.length === 0 && !marks?.own) {
		return null;
	}
	return (
		<>
			<h3>{title}</h3>
			<MarkNote marks={marks} />
			<Facts
				class="compact"
				facts={pairs.map(([name, value], index) => {
					const own = marksIn(marks, index);
					return {
						name,
						remoteName: true,
						value: (
							<>
								<Scalar name={secret ? 'cookie_token' : name} value={value} marks={marksIn(own, 1)} />
								<MarkNote marks={own} />
							</>
						),
					};
				})}
			/>
		</>
	);
}
