import type { ComponentChildren, VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { Button } from './toolkit.ts';

export interface MenuItem {
	readonly id: string;
	readonly text: string;
	/** Set for items of which one is chosen. */
	readonly checked?: boolean;
	readonly run: () => void;
}

interface MenuProps {
	readonly label: string;
	readonly children: ComponentChildren;
	readonly items: readonly MenuItem[];
	readonly appearance?: 'secondary' | 'icon';
}

/** A button with a menu below it, after the ARIA menu-button pattern: arrows, Home, End, Escape, first letters. */
export function Menu({ label, children, items, appearance = 'secondary' }: MenuProps): VNode {
	const [open, setOpen] = useState(false);
	const anchor = useRef<HTMLSpanElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const id = useId();
	const close = (refocus: boolean) => {
		setOpen(false);
		if (refocus) {
			anchor.current?.querySelector<HTMLElement>('vscode-button')?.focus();
		}
	};
	// Before the next key can come: a fast hand types Enter, ArrowDown.
	useLayoutEffect(() => {
		const menu = list.current;
		const button = anchor.current;
		if (!open || !menu || !button) {
			return undefined;
		}
		place(menu, button);
		menu.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
		const onPointer = (event: PointerEvent) => {
			if (!(event.target instanceof Node) || !anchor.current?.contains(event.target)) {
				setOpen(false);
			}
		};
		document.addEventListener('pointerdown', onPointer);
		return () => document.removeEventListener('pointerdown', onPointer);
	}, [open]);
	return (
		<span ref={anchor} class="menu-anchor">
			<Button appearance={appearance} hasMenu expanded={open} label={label} onClick={() => setOpen(!open)}>
				{children}
				<Icon name="chevron-down" />
			</Button>
			{open && (
				<div
					ref={list}
					id={id}
					class="menu"
					role="menu"
					aria-label={label}
					tabIndex={-1}
					onKeyDown={(event) => {
						if (event.key === 'Escape' || event.key === 'Tab') {
							event.preventDefault();
							close(true);
						} else {
							walk(event, list.current);
						}
					}}
				>
					{items.map((item) => (
						<button
							key={item.id}
							type="button"
							class="menu-item"
							role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
							{...(item.checked !== undefined && { 'aria-checked': item.checked })}
							tabIndex={-1}
							onClick={() => {
								close(true);
								item.run();
							}}
						>
							<span class="menu-check">{item.checked && <Icon name="check" />}</span>
							{item.text}
						</button>
					))}
				</div>
			)}
		</span>
	);
}

/** Below the button, kept inside the page. */
function place(menu: HTMLElement, button: HTMLElement): void {
	const overhang =
		button.getBoundingClientRect().left + menu.offsetWidth - document.documentElement.clientWidth + 4;
	menu.style.setProperty('left', `${-Math.max(0, overhang)}px`);
}

function walk(event: KeyboardEvent, menu: HTMLElement | null): void {
	const items = [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
	const at = items.findIndex((item) => item === document.activeElement);
	const letter = event.key.length === 1 ? event.key.toLowerCase() : undefined;
	const next =
		event.key === 'ArrowDown'
			? (at + 1) % items.length
			: event.key === 'ArrowUp'
				? (at - 1 + items.length) % items.length
				: event.key === 'Home'
					? 0
					: event.key === 'End'
						? items.length - 1
						: letter !== undefined && letter !== ' '
							? items.findIndex((item) => item.textContent.trim().toLowerCase().startsWith(letter))
							: -1;
	const item = items[next];
	if (item) {
		event.preventDefault();
		item.focus();
	}
}
