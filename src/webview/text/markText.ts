import type { L10n } from '../../core/text/l10n.ts';
import type { Mark, Remark } from '../../core/issue/marks.ts';
import { errorText } from '../stack/noSource.ts';
import type { Formats } from './formats.ts';

/** What was done to a value, in words: by whom, and how much of it there was. Nothing of what is not said is guessed. */
export function markText(
	{ remarks, errors, length }: Mark,
	l10n: L10n,
	formats: Pick<Formats, 'count'>,
): string {
	const said = remarks.map((remark) => remarkText(remark, length, l10n, formats));
	// A length alone: the value was shortened, and what was done to it is not told.
	if (remarks.length === 0 && errors.length === 0 && length !== undefined) {
		said.push(l10n.t('Shortened: its length was {0}', formats.count(length)));
	}
	const wrong = errors.map((type) => errorText({ type, data: {} }, l10n));
	return [...new Set([...said, ...wrong])].filter(Boolean).join(' · ');
}

function remarkText(
	{ rule, type, from }: Remark,
	length: number | undefined,
	l10n: L10n,
	formats: Pick<Formats, 'count'>,
): string {
	if (rule === '!limit') {
		// SDKs call a cut text removed, too: with a place it was cut there, and what is before that place is still shown.
		if (from === undefined || from === 0) {
			return l10n.t('Removed because of size limits');
		}
		return length === undefined
			? l10n.t('Cut after {0} characters', formats.count(from))
			: l10n.t('Cut after {0} of {1} characters', formats.count(from), formats.count(length));
	}
	if (rule === '!raw') {
		return l10n.t('Removed because it could not be parsed');
	}
	return l10n.t('{0} by {1}', deed(type ?? '', l10n), doer(rule, l10n));
}

/** The letters are Relay's. */
function deed(type: string, l10n: L10n): string {
	switch (type) {
		case 'x':
			return l10n.t('Removed');
		case 's':
			return l10n.t('Replaced');
		case 'm':
			return l10n.t('Masked');
		case 'p':
			return l10n.t('Pseudonymized');
		case 'e':
			return l10n.t('Encrypted');
		default:
			return l10n.t('Marked');
	}
}

function doer(rule: string, l10n: L10n): string {
	if (rule === '!config') {
		return l10n.t('the configuration of the SDK');
	}
	if (rule.startsWith('project:')) {
		return l10n.t('a rule of the project ({0})', rule);
	}
	if (rule.startsWith('organization:')) {
		return l10n.t('a rule of the organization ({0})', rule);
	}
	return l10n.t('the rule {0}', rule);
}
