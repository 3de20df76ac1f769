import assert from 'node:assert/strict';
import { it } from 'node:test';
import { placeOf, shortPlace } from '../../../../src/extension/list/framePlace.ts';

it('puts the name of the file before its folder', () => {
	for (const [place, short] of [
		['raven/station/pressure.py:24', 'pressure.py:24 raven/station'],
		['pressure.py', 'pressure.py'],
		['/main.go:3', 'main.go:3'],
		['./src/gauge.ts:9', 'gauge.ts:9 src'],
		['C:\\app\\Program.cs:1', 'Program.cs:1 C:\\app'],
		['org.interstellar.billing.Tariff:12', 'org.interstellar.billing.Tariff:12'],
		['', ''],
	] as const) {
		assert.equal(shortPlace(place), short);
	}
	assert.equal(placeOf('a.py', undefined), 'a.py');
});
