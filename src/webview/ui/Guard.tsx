import { Component, type ComponentChildren, type VNode } from 'preact';
import { usePage } from '../page.ts';
import { Empty } from './Facts.tsx';

interface GuardProps {
	readonly children: ComponentChildren;
}

/**
 * Keeps a defect of ours in one part of the page from taking the others with it: the part says that it cannot be shown,
 * the console says why, and the next snapshot is a new try.
 */
export class Guard extends Component<GuardProps, { readonly failed: boolean }> {
	override state = { failed: false };

	static override getDerivedStateFromError(): { failed: boolean } {
		return { failed: true };
	}

	override componentDidCatch(error: unknown): void {
		console.error(error);
	}

	override componentWillReceiveProps(next: GuardProps): void {
		if (this.state.failed && next.children !== this.props.children) {
			this.setState({ failed: false });
		}
	}

	override render(): ComponentChildren {
		return this.state.failed ? <Failed /> : this.props.children;
	}
}

function Failed(): VNode {
	const { l10n } = usePage();
	return (
		<section class="section">
			<Empty>{l10n.t('This part cannot be shown: its data is not what was expected.')}</Empty>
		</section>
	);
}
