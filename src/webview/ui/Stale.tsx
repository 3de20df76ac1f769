import type { VNode } from 'preact';
import { type Loadable, valueOf } from '../../core/panel/loadable.ts';
import { usePage } from '../page.ts';
import { Icon } from './Icon.tsx';
import { Ago } from './Time.tsx';

/** How old that is which is still shown although it could not be fetched again. */
export function Stale<T>({ loadable }: { readonly loadable: Loadable<T> }): VNode | null {
	const { l10n } = usePage();
	return loadable.state === 'failed' && loadable.since !== undefined && valueOf(loadable) !== undefined ? (
		<p class="stale">
			<Icon name="history" /> {l10n.t('As of')} <Ago ms={loadable.since} />
			{loadable.masked === true && (
				<>
					{' · '}
					{l10n.t('Secrets were not kept: they can be revealed only when the server answers.')}
				</>
			)}
		</p>
	) : null;
}
