import type { VNode } from 'preact';

interface SearchFieldProps {
	/** Its name, and what stands in it while it is empty. */
	readonly label: string;
	readonly value: string;
	readonly onInput: (value: string) => void;
}

export function SearchField({ label, value, onInput }: SearchFieldProps): VNode {
	return (
		<input
			type="search"
			class="input"
			aria-label={label}
			placeholder={label}
			value={value}
			onInput={(event) => onInput(event.currentTarget.value)}
		/>
	);
}
