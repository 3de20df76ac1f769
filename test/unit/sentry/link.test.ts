import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextCursor } from '../../../src/sentry/link.ts';

const previous = '<https://sentry.io/x/?&cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1"';

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
