import type { VNode } from 'preact';

interface ToggleProps {
	readonly on: boolean;
	readonly text: string;
	/** Read aloud and shown as tooltip: what being on does. */
	readonly label: string;
	readonly onToggle: (on: boolean) => void;
}

/** A small switch in a section's head. */
export function Toggle({ on, text, label, onToggle }: ToggleProps): VNode {
	return (
		<button
			type="button"
			class="toggle"
			aria-pressed={on}
			aria-label={label}
			title={label}
			onClick={() => onToggle(!on)}
		>
			{text}
		</button>
	);
}
