import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Icon } from './Icon.tsx';

/** Copies and says so for a moment, in place. */
export function CopyButton({ label, copy }: { readonly label: string; readonly copy: () => void }): VNode {
	const { l10n } = usePage();
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		const timer = copied ? setTimeout(() => setCopied(false), 1500) : undefined;
		return () => clearTimeout(timer);
	}, [copied]);
	const name = copied ? l10n.t('Copied') : label;
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={name}
			title={name}
			onClick={() => {
				copy();
				setCopied(true);
			}}
		>
			<Icon name={copied ? 'check' : 'clippy'} />
		</button>
	);
}
