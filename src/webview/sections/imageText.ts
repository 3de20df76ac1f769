import type { Json, JsonObject } from '../../core/json.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { textAt } from '../../core/issue/spans.ts';

/** The file's own name, else what its symbols are found by. */
export function imageName(image: JsonObject): string | undefined {
	const file = textAt(image, 'code_file') ?? textAt(image, 'debug_file') ?? textAt(image, 'name');
	const last = file?.split(/[\\/]/).findLast((part) => part !== '');
	return last ?? textAt(image, 'debug_id') ?? textAt(image, 'uuid') ?? textAt(image, 'code_id');
}

/**
 * What became of the image's symbols, in words; the server's own where it is none of those that Symbolicator writes, and
 * nothing where it told nothing.
 */
export function imageStatus(image: JsonObject, l10n: L10n): string | undefined {
	const status = textAt(image, 'debug_status');
	switch (status) {
		case 'found':
			return l10n.t('symbols found');
		case 'missing':
			return l10n.t('symbols missing');
		case 'unused':
			return l10n.t('not part of the stack trace');
		case 'malformed':
			return l10n.t('symbols unreadable');
		case 'fetching_failed':
			return l10n.t('symbols not fetched');
		case 'timeout':
			return l10n.t('fetching symbols timed out');
		case undefined:
		default:
			return status;
	}
}

/** `0x1000 – 0x1fff`, the last byte included; the first alone where the size is not known. */
export function addressRange(image: JsonObject): string | undefined {
	const start = addressOf(image['image_addr']);
	if (start === undefined) {
		return undefined;
	}
	const size = image['image_size'];
	return typeof size === 'number' && Number.isSafeInteger(size) && size > 0
		? `${hex(start)} – ${hex(start + BigInt(size) - 1n)}`
		: hex(start);
}

/** Addresses have 64 bits: more than a number holds. */
function addressOf(value: Json | undefined): bigint | undefined {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined;
	}
	return typeof value === 'string' && /^(?:0x[\da-f]{1,16}|\d{1,20})$/i.test(value)
		? BigInt(value)
		: undefined;
}

function hex(address: bigint): string {
	return `0x${address.toString(16)}`;
}
