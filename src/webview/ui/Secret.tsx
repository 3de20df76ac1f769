import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Icon } from './Icon.tsx';
import { Text } from './Text.tsx';

interface SecretProps {
	/** What is shown of it at first. */
	readonly masked: string;
	/** The whole, drawn only when asked for. */
	readonly children: () => VNode;
}

/** Masked until asked for, one value at a time; never kept. */
export function Secret({ masked, children }: SecretProps): VNode {
	const { l10n } = usePage();
	const [shown, setShown] = useState(false);
	const label = shown ? l10n.t('Hide Secret') : l10n.t('Reveal Secret');
	return (
		<span class="secret">
			{shown ? children() : <Text value={masked} class="secret-mask" pre />}
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
