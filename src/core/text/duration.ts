import { numberFormat } from './intlFormats.ts';

const units = ['hour', 'minute', 'second'] as const;

/** `1m 20s`, in the words of the language: for countdowns. Rounded up: at `0s` it is over. */
export function duration(ms: number, language: string): string {
	const seconds = Math.max(0, Math.ceil(ms / 1_000));
	const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
	const first = parts.findIndex((part) => part > 0);
	return parts
		.map((part, index) => {
			const unit = units[index] ?? 'second';
			return numberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' }).format(part);
		})
		.slice(first === -1 ? 2 : first)
		.join(' ');
}
