import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { checkQuery, isSendable } from '../../../../src/core/query/checkQuery.ts';
import type { Offered } from '../../../../src/core/query/completeQuery.ts';
import { applyCompletion, completions, lookupFor } from '../../../../src/core/query/completeQuery.ts';
import { caretAfter, completionSite } from '../../../../src/core/query/completionSite.ts';
import { queryText } from './queryText.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();

/** `|` marks the caret. */
function at(marked: string): { text: string; caret: number } {
	return { text: marked.replace('|', ''), caret: marked.indexOf('|') };
}

/** What is replaced in «», with the kind and the prefix. */
function site(marked: string): string {
	const { text, caret } = at(marked);
	const found = completionSite(text, caret);
	if (!found) {
		return 'none';
	}
	const { start, end } = found.range;
	const shown = `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
	return found.kind === 'key'
		? `key ${shown} ${found.prefix}`.trim()
		: `value of ${found.key} ${shown} ${found.prefix}${found.inList ? ` not ${found.taken.join()}` : ''}`.trim();
}

function labels(marked: string, offered: readonly Offered[] = []): string[] {
	const { text, caret } = at(marked);
	const found = completionSite(text, caret);
	return found ? completions(found, offered, l10n).map(({ label }) => label) : [];
}

function chosen(marked: string, label: string, offered: readonly Offered[] = []): string {
	const { text, caret } = at(marked);
	const found = completionSite(text, caret);
	const item = found && completions(found, offered, l10n).find((other) => other.label === label);
	assert.ok(found && item, `${label} is not offered at ${marked}`);
	const done = applyCompletion(text, found, item);
	return `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`;
}

describe('completionSite', () => {
	const cases: [string, string][] = [
		['|', 'key «»'],
		['is:new |', 'key is:new «»'],
		['le|', 'key «le» le'],
		['l|evel', 'key «level» l'],
		['!le|', 'key !«le» le'],
		['|!le', 'key «!le»'],
		['le|vel:error', 'key «level»:error le'],
		['!level|:error', 'key !«level»:error level'],
		['level:|', 'value of level level:«»'],
		['level:er|r x', 'value of level level:«err» x er'],
		['timesSeen:>1|0', 'value of timesSeen timesSeen:«>10» >1'],
		['level:[error, fa|]', 'value of level level:[error, «fa»] fa not error'],
		['level:[error,|', 'value of level level:[error,«»  not error'],
		['message:"a b|', 'value of message message:«"a b» a b'],
		['tags[x]:|', 'value of tags[x] tags[x]:«»'],
		['"a b|"', 'none'],
		['o|r', 'key «or» o'],
		['(|', 'key («»'],
	];
	for (const [marked, expected] of cases) {
		it(`finds ${expected}`, () => assert.equal(site(marked), expected));
	}

	it('stays inside the text for any text and caret', () => {
		fuzz(
			fc.property(queryText, fc.nat(80), (text, nat) => {
				const caret = Math.min(nat, text.length);
				const found = completionSite(text, caret);
				if (found) {
					const { start, end } = found.range;
					assert.ok(
						start >= 0 && start <= caret && caret <= end && end <= text.length,
						`${start} ${caret} ${end}`,
					);
					assert.ok(completions(found, [{ value: 'x y' }], l10n).length <= 100);
				}
			}),
			300,
		);
	});
});

describe('completions', () => {
	it('offers the keys in their order, then the tags of the server', () => {
		assert.deepEqual(labels('|').slice(0, 3), ['is:', 'assigned:', 'assigned_or_suggested:']);
		assert.deepEqual(labels('cust|', [{ value: 'customer' }, { value: 'level' }]), ['customer:']);
	});

	it('puts what starts so before what contains it', () => {
		const found = labels('rel|');
		assert.equal(found[0], 'release:');
		assert.ok(found.indexOf('firstRelease:') > found.indexOf('release.stage:'));
	});

	it('offers the words of a key, then what the server knows', () => {
		assert.deepEqual(labels('is:arch|').slice(0, 1), ['archived']);
		assert.deepEqual(labels('release:|', [{ value: '1.0' }, { value: 'latest' }]), ['latest', '1.0']);
		assert.deepEqual(labels('assigned:m|', [{ value: 'mia@x.test' }]).slice(0, 3), [
			'me',
			'my_teams',
			'mia@x.test',
		]);
	});

	it('offers in a list only what is not in it, and nothing that compares', () => {
		assert.ok(!labels('level:[error, |]').includes('error'));
		assert.deepEqual(labels('timesSeen:[|]'), []);
	});

	it('explains', () => {
		const { text, caret } = at('is:esc|');
		const found = completionSite(text, caret);
		assert.ok(found);
		assert.equal(completions(found, [], l10n)[0]?.description, 'Far more events than was to be expected');
	});
});

describe('lookupFor', () => {
	const cases: [string, string | undefined][] = [
		['cu|', 'tagKeys  cu'],
		['has:cu|', 'tagKeys has cu'],
		['release:1|', 'releases release 1'],
		['firstRelease:1|', 'releases release 1'],
		['assigned:j|', 'members assigned j'],
		['browser:Fi|', 'tagValues browser Fi'],
		['tags[level]:|', 'tagValues level '],
		['project:b|', 'projects project b'],
		['is:|', undefined],
		['firstSeen:|', undefined],
		['level:|', undefined],
	];
	for (const [marked, expected] of cases) {
		it(`asks for ${expected ?? 'nothing'} at ${marked}`, () => {
			const { text, caret } = at(marked);
			const found = completionSite(text, caret);
			const lookup = found && lookupFor(found);
			assert.equal(lookup && `${lookup.source} ${lookup.key} ${lookup.prefix}`, expected);
		});
	}
});

describe('applyCompletion', () => {
	const cases: [string, string, string, Offered[]?][] = [
		['le|', 'level:', 'level:|'],
		['is:new !le|', 'level:', 'is:new !level:|'],
		['l|:error', 'level:', 'level:|error'],
		['level:er|', 'error', 'level:error |'],
		['level:|x is:new', 'error', 'level:error |is:new', []],
		['level:[error, |]', 'fatal', 'level:[error, fatal|]'],
		['browser:|', 'Safari 11', 'browser:"Safari 11" |', [{ value: 'Safari 11' }]],
		['browser:"Saf|', 'Safari "x"', 'browser:"Safari \\"x\\"" |', [{ value: 'Safari "x"' }]],
		['timesSeen:>1|', '>100', 'timesSeen:>100 |'],
		['my|', 'my tag:', 'tags[my tag]:|', [{ value: 'my tag' }]],
	];
	for (const [marked, label, expected, offered] of cases) {
		it(`makes ${expected} of ${marked}`, () => {
			const typed = marked === 'level:|x is:new' ? 'level:| is:new' : marked;
			assert.equal(chosen(typed, label, offered), expected);
		});
	}

	it('writes values so that the server can read them', () => {
		fuzz(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => !/["\\\s]$/.test(value)),
				(value) => {
					const done = chosen('browser:|', value, [{ value }]).replace('|', '');
					assert.ok(isSendable(checkQuery(done, l10n)), done);
				},
			),
		);
	});
});

describe('caretAfter', () => {
	const cases: [string, string, number][] = [
		['', 'a', 1],
		['le', 'lev', 3],
		['le is:new', 'lev is:new', 3],
		['level', 'leel', 2],
		['as', 'ass', 3],
		['a is:new', 'as is:new', 2],
		['abc', 'abc', 3],
		['abc', '', 0],
	];
	for (const [before, after, caret] of cases) {
		it(`is ${caret} when ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
			assert.equal(caretAfter(before, after), caret);
		});
	}
});
