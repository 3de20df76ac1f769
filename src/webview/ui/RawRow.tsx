import type { JsonObject } from '../../core/json.ts';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { JsonTree } from './JsonTree.tsx';

interface RawRowProps {
	/** All that was sent, shown when the row is opened. */
	readonly raw: JsonObject;
	/** Read aloud as the name of what is opened. */
	readonly label: string;
	/** What is told of it in one line. */
	readonly children: ComponentChildren;
}

/** A row that says the most important of an object and opens to all of it. */
export function RawRow({ raw, label, children }: RawRowProps): VNode {
	const [open, setOpen] = useState(false);
	return (
		<>
			<button type="button" class="raw-row" aria-expanded={open} onClick={() => setOpen(!open)}>
				<Icon name={open ? 'chevron-down' : 'chevron-right'} />
				{children}
			</button>
			{open && <JsonTree value={raw} label={label} />}
		</>
	);
}
