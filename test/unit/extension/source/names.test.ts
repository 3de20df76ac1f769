import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import type { SourceLink } from '../../../../src/core/source/sourceLink.ts';
import { arrivalHover, arrivalNote, beforeNote } from '../../../../src/extension/source/arrivalNote.ts';
import { fileItems, fileItemsTitle } from '../../../../src/extension/source/fileItems.ts';

const l10n = createL10n();
const hidden = /[\p{Default_Ignorable_Code_Point}\n]/u;
/** A name that shows `pump.py`, says more to a program, turns around what follows it, and has an icon. */
const hostile = 'pump\u{E0072}\u{E006D}.py\u202E\u200B\n$(zap)';
const link = (changes: Partial<SourceLink>): SourceLink => ({
	verdict: 'notFound',
	why: hostile,
	...changes,
});

describe('what stands behind a line', () => {
	for (const [name, note] of [
		['why nothing is sure', arrivalNote(link({}), undefined, l10n)],
		['the release of a line that reads as it did', arrivalNote(link({ verdict: 'exact' }), hostile, l10n)],
		[
			'the release of a line that moved',
			arrivalNote(link({ verdict: 'moved', was: 3, line: 4 }), hostile, l10n),
		],
		['the release beside the file of today', beforeNote(3, hostile, l10n)],
	] as const) {
		it(`names what is hidden in ${name}`, () => {
			assert.match(hostile, hidden);
			assert.doesNotMatch(note, hidden);
			assert.ok(note.includes('pump[U+E0072][U+E006D].py[U+202E][U+200B] $(zap)'), note);
		});
	}

	it('and in the hover over it', () => {
		const lines = arrivalHover(link({}), hostile, l10n);
		assert.equal(lines.length, 2);
		assert.ok(lines.every((line) => !hidden.test(line)));
	});

	it('says where the line is, in one short remark', () => {
		assert.equal(arrivalNote(link({ verdict: 'exact' }), undefined, l10n), 'Sentry: this line');
		assert.equal(
			arrivalNote(link({ verdict: 'exact' }), '1.2', l10n),
			'Sentry: this line, unchanged since 1.2',
		);
		assert.equal(arrivalNote(link({ verdict: 'exact', partly: true }), '1.2', l10n), 'Sentry: this line');
		// Nobody knows what release 1.2 held.
		assert.equal(
			arrivalNote(link({ verdict: 'exact', byDate: true, why: 'No commit since.' }), '1.2', l10n),
			'Sentry: No commit since.',
		);
		assert.equal(
			arrivalNote(link({ verdict: 'moved', was: 3, line: 4 }), undefined, l10n),
			'Sentry: line 3 in the event, now 4',
		);
		assert.equal(arrivalNote(link({ verdict: 'moved', why: 'Moved.' }), undefined, l10n), 'Sentry: Moved.');
		assert.ok(beforeNote(3, 'x'.repeat(900), l10n).length < 100);
	});
});

describe('files to choose from', () => {
	it('names what is hidden in names, and draws no icon', () => {
		const [item] = fileItems([{ root: 0, path: `src/${hostile}/${hostile}` }], [hostile, 'other']);
		assert.ok(item);
		for (const text of [item.label, item.description]) {
			assert.doesNotMatch(text.replaceAll('$\u2060(', ''), hidden);
			assert.doesNotMatch(text, /\$\(/);
		}
		assert.doesNotMatch(fileItemsTitle(hostile, l10n), hidden);
	});

	it('shows the name, then the folder, with the name of the root where there are several', () => {
		const files = [
			{ root: 1, path: 'a/b/c.ts' },
			{ root: 0, path: 'd.ts' },
		];
		const shown = (folders: readonly string[]) =>
			fileItems(files, folders).map(({ label, description, file }) => [label, description, file.root]);
		assert.deepEqual(shown(['one', 'two']), [
			['c.ts', 'two/a/b', 1],
			['d.ts', 'one', 0],
		]);
		assert.deepEqual(shown(['one']), [
			['c.ts', 'a/b', 1],
			['d.ts', '', 0],
		]);
	});
});
