import type { EventRequest } from '../../core/event.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree, Scalar } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';

/** The HTTP request that was served, secrets masked until asked for. */
export function Request({ request }: { readonly request: EventRequest }): VNode {
	const { l10n } = usePage();
	const { method, url, query, fragment, data, headers, cookies, env, inferredContentType } = request;
	return (
		<Section id="request" title={l10n.t('Request')}>
			{(method !== undefined || url !== undefined) && (
				<p class="request-line">
					{method !== undefined && (
						<strong>
							<Line value={method} max={20} />
						</strong>
					)}{' '}
					{url !== undefined && <Scalar name="" value={url} />}
				</p>
			)}
			<Pairs title={l10n.t('Query')} pairs={query} />
			<Facts facts={[{ name: l10n.t('Fragment'), value: fragment }]} />
			{data !== undefined && data !== null && data !== '' && (
				<>
					<h3>
						{l10n.t('Body')}
						{inferredContentType !== undefined && (
							<span class="chip">
								<Line value={inferredContentType} max={60} />
							</span>
						)}
					</h3>
					{typeof data === 'object' ? (
						<JsonTree value={data} label={l10n.t('Body')} />
					) : (
						<Scalar name="" value={data} />
					)}
				</>
			)}
			<Pairs title={l10n.t('Headers')} pairs={headers} />
			<Pairs title={l10n.t('Cookies')} pairs={cookies} secret />
			{Object.keys(env).length > 0 && (
				<>
					<h3>{l10n.t('Environment')}</h3>
					<JsonTree value={env} label={l10n.t('Environment')} />
				</>
			)}
		</Section>
	);
}

interface PairsProps {
	readonly title: string;
	readonly pairs: readonly (readonly [string, string])[];
	/** Cookies are secrets whatever they are called: which of them is a session's nobody can tell. */
	readonly secret?: boolean;
}

function Pairs({ title, pairs, secret = false }: PairsProps): VNode | null {
	if (pairs.length === 0) {
		return null;
	}
	return (
		<>
			<h3>{title}</h3>
			<Facts
				class="compact"
				facts={pairs.map(([name, value]) => ({
					name,
					remoteName: true,
					value: <Scalar name={secret ? 'cookie_token' : name} value={value} />,
				}))}
			/>
		</>
	);
}
