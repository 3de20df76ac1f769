import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofOf } from '../../../../src/core/source/proof.ts';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { lineToday } from '../../../../src/core/source/lineToday.ts';

test('megabytes on a line, and lines that nearly repeat, take no time to speak of', () => {
	const size = 500_000;
	const texts = [`${'a'.repeat(size)}b`, 'ab'.repeat(size / 2), 'a b\n'.repeat(size / 4)];
	const parts = [`${'a'.repeat(2400)}b${'a'.repeat(2400)}`, 'ab'.repeat(2400), ' '.repeat(4800)];
	const context = Array.from({ length: 200 }, (_, at): [number, string] => [
		at + 1,
		`{snip} ${parts[at % 3] ?? ''}${at} {snip}`,
	]);
	const query = frameQueryOf({ filename: 'a.js', lineNo: 1, inApp: true, context }, 'javascript');
	for (const text of texts) {
		const since = process.cpuUsage();
		lineToday(query, text, { release: text });
		proofOf(query, text);
		const { user } = process.cpuUsage(since);
		assert.ok(user < 5_000_000, `${Math.round(user / 1000)} ms`);
	}
});
