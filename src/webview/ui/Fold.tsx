import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Small print under its title: drawn only while it is open. */
export function Fold({
	title,
	opened,
	children,
}: {
	readonly title: string;
	/** Opens it each time that it is another object. */
	readonly opened?: object | undefined;
	readonly children: ComponentChildren;
}): VNode {
	const [open, setOpen] = useState(false);
	useEffect(() => {
		if (opened) {
			setOpen(true);
		}
	}, [opened]);
	return (
		<details class="small-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>{title}</summary>
			{open && children}
		</details>
	);
}
