import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseRefs } from '../../../../src/core/source/releaseRefs.ts';
import { remapLine } from '../../../../src/core/source/remapLine.ts';

const refs = (version: string, lastCommit?: string): readonly string[] =>
	releaseRefs({ version, ...(lastCommit !== undefined && { lastCommit }) }).map(({ ref }) => ref);

test('the commit that Sentry has comes first, then hashes in the version, then tags', () => {
	assert.deepEqual(refs('pumps@1.4.2+e48e7b5', 'c'.repeat(40)).slice(0, 2), ['c'.repeat(40), 'e48e7b5']);
	assert.ok(refs('pumps@1.4.2').includes('refs/tags/v1.4.2'));
	assert.ok(refs('e48e7b5').includes('e48e7b5'));
	assert.ok(refs('pumps-1.4.2-e48e7b5').includes('e48e7b5'));
});

for (const hostile of [
	'--output=/tmp/x',
	'-c core.pager=x',
	'a..b',
	'HEAD@{1}',
	'x;rm',
	'a b',
	'../x',
	'x.lock',
	'',
]) {
	test(`nothing that git could misread comes of ${JSON.stringify(hostile)}`, () => {
		for (const ref of refs(hostile)) {
			assert.match(ref, /^(?:[0-9a-f]{7,40}|refs\/tags\/[\w][\w.+@/-]*)$/i);
			assert.doesNotMatch(ref, /\.\.|@\{/);
		}
	});
}

test('a diff carries a line along, or says where it was', () => {
	const runs = [
		{ count: 2, added: false, removed: false },
		{ count: 3, added: true, removed: false },
		{ count: 1, added: false, removed: true },
		{ count: 4, added: false, removed: false },
	];
	assert.deepEqual(remapLine(runs, 2), { kind: 'line', line: 2 });
	assert.deepEqual(remapLine(runs, 3), { kind: 'gone', near: 6 });
	assert.deepEqual(remapLine(runs, 4), { kind: 'line', line: 6 });
});
