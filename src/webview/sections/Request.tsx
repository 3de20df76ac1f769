import type { EventRequest } from '../../core/event.ts';
import { isSecret } from '../../core/secrets.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { JsonTree, Scalar, Secret } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Line, Text } from '../ui/Text.tsx';

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
					{url !== undefined && <Text value={url} max={500} />}
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
					{typeof data === 'object' ? <JsonTree value={data} label={l10n.t('Body')} /> : <Body data={data} />}
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

/** A body that is text may hold anything, so a form's password is masked like any other. */
function Body({ data }: { readonly data: string | number | boolean }): VNode {
	return isSecret('', data) ||
		(typeof data === 'string' && /(?:password|secret|token)["']?\s*[=:]/i.test(data.slice(0, 5000))) ? (
		<Secret>{() => <Scalar value={data} />}</Secret>
	) : (
		<Scalar value={data} />
	);
}

interface PairsProps {
	readonly title: string;
	readonly pairs: readonly (readonly [string, string])[];
	/** All values are: cookies. */
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
					value:
						(secret && value !== '' && value !== '[Filtered]') || isSecret(name, value) ? (
							<Secret>{() => <Text value={value} />}</Secret>
						) : (
							value
						),
				}))}
			/>
		</>
	);
}
