import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';

/** Small print under its title: drawn only while it is open. */
export function Fold({
	title,
	children,
}: {
	readonly title: string;
	readonly children: ComponentChildren;
}): VNode {
	const [open, setOpen] = useState(false);
	return (
		<details class="small-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>{title}</summary>
			{open && children}
		</details>
	);
}
