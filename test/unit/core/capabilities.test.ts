import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
	lacks,
	parseServerFacts,
	serverName,
	type ServerFacts,
	withLearnt,
} from '../../../src/core/capabilities.ts';

const day = 86_400_000;
const once = { at: 100 * day, times: 1 };
const tags = 'GET /organizations/{org}/tags/';

describe('what is known of a server', () => {
	it('says what it lacks for a week, and nothing by the clock of another time', () => {
		const facts: ServerFacts = { lacks: { 'sort:user': once } };
		assert.equal(lacks(facts, 'sort:user', once.at), true);
		assert.equal(lacks(facts, 'sort:user', once.at + 6 * day), true);
		assert.equal(lacks(facts, 'sort:user', once.at + 7 * day), false);
		assert.equal(lacks(facts, 'sort:user', once.at - 7 * day), false);
		assert.equal(lacks(facts, 'sort:new', once.at), false);
		assert.equal(lacks(facts, 'event:constructor', once.at), false);
		assert.equal(lacks(undefined, 'sort:user', once.at), false);
	});

	it('grows by what is learnt, and shrinks', () => {
		const one = withLearnt({ kind: 'glitchtip' }, { lacks: { 'sort:user': once } });
		const two = withLearnt(one, { lacks: { [tags]: once } });
		assert.deepEqual(two, { kind: 'glitchtip', lacks: { 'sort:user': once, [tags]: once } });
		assert.deepEqual(withLearnt(two, { lacks: { 'sort:user': undefined } }).lacks, { [tags]: once });
		assert.deepEqual(withLearnt(one, { lacks: { 'sort:user': undefined } }), { kind: 'glitchtip' });
	});

	it('is found out anew where the server is of another version or make, not where more is known of the same', () => {
		const facts: ServerFacts = { kind: 'glitchtip', lacks: { [tags]: once } };
		const dated = withLearnt(facts, { version: '5.1.0' });
		assert.deepEqual(dated, { ...facts, version: '5.1.0' });
		assert.deepEqual(withLearnt(dated, { version: '5.1.0' }), dated);
		assert.deepEqual(withLearnt(dated, { version: '5.2.0' }), { kind: 'glitchtip', version: '5.2.0' });
		assert.deepEqual(withLearnt(facts, { kind: 'sentry' }), { kind: 'sentry' });
	});

	it('is read as it was written, without what is no such thing', () => {
		const facts: ServerFacts = { kind: 'glitchtip', version: '5.1.0', lacks: { [tags]: once } };
		assert.deepEqual(parseServerFacts(JSON.parse(JSON.stringify(facts))), facts);
		assert.deepEqual(
			parseServerFacts({
				kind: 'other',
				version: '<b>1',
				lacks: { [tags]: 7, 'a\nb': once, x: { at: 'now', times: 1 }, y: null },
			}),
			{},
		);
		const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`sort:${at}`, once]));
		assert.equal(Object.keys(parseServerFacts({ lacks: many })?.lacks ?? {}).length, 200);
		assert.equal(parseServerFacts('glitchtip'), undefined);
		assert.equal(parseServerFacts(undefined), undefined);
	});

	it('has a name as far as it is known', () => {
		assert.equal(serverName(undefined), undefined);
		assert.equal(serverName({ lacks: { [tags]: once } }), undefined);
		assert.equal(serverName({ kind: 'saas' }), 'sentry.io');
		assert.equal(serverName({ kind: 'sentry' }), 'Sentry');
		assert.equal(serverName({ kind: 'glitchtip', version: '5.1.0' }), 'GlitchTip 5.1.0');
	});
});
