/**
 * Translates one user-facing sentence: `l10n.t('{0} events', 12)`. In the extension host it is `vscode.l10n`, in the
 * page the same bundle handed over with the first snapshot, in tests plain English.
 * The first argument is always a literal: the bundle is extracted from the sources.
 */
export interface L10n {
	t(message: string, ...args: (string | number)[]): string;
}

/** An `L10n` over a bundle of `English text → translation`; what the bundle lacks stays English. */
export function createL10n(bundle: { readonly [message: string]: string } = {}): L10n {
	return {
		t: (message, ...args) =>
			(Object.hasOwn(bundle, message) ? (bundle[message] ?? message) : message).replace(
				/\{(\d+)\}/g,
				(placeholder, index: string) => {
					const arg = args[Number(index)];
					return arg === undefined ? placeholder : String(arg);
				},
			),
	};
}
