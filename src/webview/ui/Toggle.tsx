import type { VNode } from 'preact';

interface ToggleProps {
	readonly on: boolean;
	readonly text: string;
	/** Tooltip: what being on does. */
	readonly hint: string;
	readonly onToggle: (on: boolean) => void;
}

/** A small switch in a section's head. */
export function Toggle({ on, text, hint, onToggle }: ToggleProps): VNode {
	return (
		<button type="button" class="toggle" aria-pressed={on} title={hint} onClick={() => onToggle(!on)}>
			{text}
		</button>
	);
}
