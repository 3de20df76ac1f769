/**
 * The only file that knows `@vscode/webview-ui-toolkit`: to swap it, swap this. Only what is imported by name ends up in
 * a bundle (116 KB): its prebuilt `toolkit.min.js` is 50 KB larger. That bundle is one of its own, `dist/toolkit.js`, since
 * registering the elements takes a third of the page's first draw: it comes when that is on the screen, and until then
 * `media/panel/toolkit.css` makes them look as they will. What is set on an element must therefore be an attribute.
 *
 * Known flaws of it, and what is done: a dropdown has no name of its own, so `label` is demanded; a focused link cannot
 * be seen (toolkit#185), so links are plain `<a>`; a text field overwrites its own name, so fields are plain `<input>`; a
 * progress ring overwrites it once, when it is put into the page, with an English one.
 */
import {
	provideVSCodeDesignSystem,
	vsCodeBadge,
	vsCodeButton,
	vsCodeDropdown,
	vsCodeOption,
	vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';
import { type ComponentChildren, h, type JSX } from 'preact';

/** Gives life to the elements that are there and to those that come. */
export function registerToolkit(): void {
	// A dropdown has no text for a frame then, and what stands beside it would move.
	for (const dropdown of document.querySelectorAll<HTMLElement>('vscode-dropdown')) {
		dropdown.style.setProperty('min-width', `${dropdown.offsetWidth}px`);
		requestAnimationFrame(() =>
			requestAnimationFrame(() => setTimeout(() => dropdown.removeAttribute('style'))),
		);
	}
	provideVSCodeDesignSystem().register(
		vsCodeBadge(),
		vsCodeButton(),
		vsCodeDropdown(),
		vsCodeOption(),
		vsCodeProgressRing(),
	);
}

export interface ButtonProps {
	readonly children: ComponentChildren;
	readonly appearance?: 'primary' | 'secondary' | 'icon';
	readonly disabled?: boolean;
	/** Name read aloud and shown as tooltip; needed where the children are an icon only. */
	readonly label?: string;
	readonly pressed?: boolean;
	readonly hasMenu?: boolean;
	readonly expanded?: boolean;
	readonly id?: string;
	readonly onClick: (event: MouseEvent) => void;
}

export function Button(props: ButtonProps): JSX.Element {
	const { appearance = 'secondary', disabled = false } = props;
	return h(
		'vscode-button',
		{
			appearance,
			disabled,
			// Where the toolkit has come both are properties, and it sets the attributes, which its styles go by, a frame later.
			ref: (button: HTMLElement | null) => {
				button?.setAttribute('appearance', appearance);
				button?.toggleAttribute('disabled', disabled);
			},
			...(props.label !== undefined && { 'aria-label': props.label, title: props.label }),
			...(props.pressed !== undefined && { 'aria-pressed': String(props.pressed) }),
			...(props.hasMenu && { 'aria-haspopup': 'menu' }),
			...(props.expanded !== undefined && { 'aria-expanded': String(props.expanded) }),
			...(props.id !== undefined && { id: props.id }),
			// Until the toolkit has come, nothing else holds a disabled one back.
			...(!disabled && { onClick: props.onClick }),
		},
		props.children,
	);
}

export function Badge(props: { readonly children: ComponentChildren }): JSX.Element {
	return h('vscode-badge', {}, props.children);
}

export function ProgressRing(props: { readonly label: string }): JSX.Element {
	return h('vscode-progress-ring', {
		'aria-label': props.label,
		ref: (ring: Element | null) =>
			void customElements
				.whenDefined('vscode-progress-ring')
				.then(() => ring?.setAttribute('aria-label', props.label)),
	});
}

export interface DropdownProps {
	readonly label: string;
	readonly value: string;
	readonly options: readonly { readonly value: string; readonly text: string }[];
	readonly onChange: (value: string) => void;
}

/** Options are addressed by position: a value may be any text, also an empty one, and two may look alike. */
export function Dropdown(props: DropdownProps): JSX.Element {
	const current = props.options.findIndex((option) => option.value === props.value);
	return h(
		'vscode-dropdown',
		{
			'aria-label': props.label,
			'current-value': String(Math.max(0, current)),
			'data-text': props.options[Math.max(0, current)]?.text,
			onChange: (event: Event) => {
				const target = event.target;
				if (target instanceof HTMLElement && 'value' in target) {
					const option = props.options[Number(target.value)];
					if (option && option.value !== props.value) {
						props.onChange(option.value);
					}
				}
			},
		},
		props.options.map((option, index) =>
			h('vscode-option', { key: option.value, value: String(index) }, option.text),
		),
	);
}
