import type { Json } from '../../core/json.ts';
import { isSecretNumber, mask, maskValue } from '../../core/issue/secretMask.ts';
import { isSecretName } from '../../core/text/secretName.ts';

/** Characters of a value that are searched for secrets beyond those shown: nobody sees what comes later. */
const lookahead = 4000;

/**
 * What is shown of a named value until its reader asks for the rest; `undefined` when nothing of it is a secret. Objects
 * under a secret's name are hidden whole, others hide their own parts when they are opened. `shown` bounds the work.
 */
export function maskedValue(name: string, value: Json, shown: number): string | undefined {
	if (typeof value === 'string') {
		const head = value.slice(0, shown + lookahead);
		const masked = maskValue(name, head);
		return masked === head || value === '[Filtered]' ? undefined : masked;
	}
	if (value === null || typeof value === 'boolean') {
		return undefined;
	}
	if (typeof value === 'number') {
		return isSecretNumber(name, value) ? mask : undefined;
	}
	return isSecretName(name) && Object.keys(value).length > 0 ? mask : undefined;
}
