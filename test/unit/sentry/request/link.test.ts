import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLastPage, nextCursor } from '../../../../src/sentry/request/link.ts';

const previous = '<https://sentry.io/x/?&cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1"';

/** A header of so many characters. */
function padded(length: number): string {
	const [start, end] = ['<https://sentry.io/', '>; rel="next"; results="true"; cursor="0:1:0"'];
	return start + 'x'.repeat(length - start.length - end.length) + end;
}

for (const [header, cursor] of [
	[
		`${previous}, <https://sentry.io/x/?&cursor=1735689600000:0:0>; rel="next"; results="true"; cursor="1735689600000:0:0"`,
		'1735689600000:0:0',
	],
	[
		`${previous}, <https://sentry.io/x/?a=1,2&b=%22&cursor=0:100:0>; rel="next"; results="true"; cursor="0:100:0"`,
		'0:100:0',
	],
	[
		`${previous}, <https://sentry.io/x/?&cursor=0:100:0>; rel="next"; results="false"; cursor="0:100:0"`,
		undefined,
	],
	[
		`<https://glitchtip.test/x/>; rel="previous"; results="false", <https://glitchtip.test/x/?cursor=bz0x%3D>; rel="next"; results="true"; cursor="bz0x%3D"`,
		'bz0x=',
	],
	[
		// GlitchTip's header is the text of a Python set: `{", ".join(links)}`.
		`{'<https://glitchtip.test/x/>; rel="previous"; results="false", <https://glitchtip.test/x/?query=a%27b&cursor=bz0x>; rel="next"; results="true"; cursor="bz0x"'}`,
		'bz0x',
	],
	[
		String.raw`{'<https://glitchtip.test/x/?query=it\'s>; rel="previous"; results="false", <https://glitchtip.test/x/?query=it\'s&cursor=bz0x>; rel="next"; results="true"; cursor="bz0x"'}`,
		'bz0x',
	],
	[`{'<https://glitchtip.test/x/>; rel="next"; results="false"'}`, undefined],
	[`{'`, undefined],
	[`<https://sentry.io/x/>; rel="next"; results="true"; cursor="0:1:0"; set='}`, '0:1:0'],
	[padded(8_192), '0:1:0'],
	[padded(8_193), undefined],
	['<https://evil.test/x>; rel="next"; results="true"', undefined],
	['<https://evil.test/x>; rel="next"; results="true"; cursor="a b"', undefined],
	['<https://evil.test/x>; rel="next"; results="true"; cursor="%zz"', undefined],
	[`<https://evil.test/x>; rel="next"; results="true"; cursor="${'x'.repeat(2_000)}"`, undefined],
	['garbage', undefined],
	['<', undefined],
	['', undefined],
	['x'.repeat(100_000), undefined],
	[null, undefined],
] as const) {
	test(`${JSON.stringify(header?.slice(0, 90) ?? null)} leads to ${cursor ?? 'no page'}`, () => {
		assert.equal(nextCursor(header), cursor);
	});
}

test('what cannot be read does not say that there is no further page', () => {
	for (const header of [null, '', 'garbage', '<', "{'garbage'}", 'x'.repeat(100_000), previous]) {
		assert.equal(isLastPage(header), false, header?.slice(0, 40));
	}
	for (const next of ['<https://evil.test/x>; rel="next"; results="true"; cursor="a b"']) {
		assert.equal(isLastPage(`${previous}, ${next}`), false, next);
	}
	assert.equal(
		isLastPage(`${previous}, <https://sentry.io/x/>; rel="next"; results="false"; cursor="0:1:0"`),
		true,
	);
	assert.equal(isLastPage(`{'<https://glitchtip.test/x/>; rel="next"; results="false"'}`), true);
});
