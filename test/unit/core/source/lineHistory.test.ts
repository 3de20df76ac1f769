import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtBefore } from '../../../../src/core/source/builtBefore.ts';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from '../../../../src/core/source/lineToday.ts';

const text = `package pumps;

public class Runner {
    static int litres = level();

    void prime(Pump pump) {
        pump.open();

        pump.fill(4);
    }

    void drain(Pump pump) {
        pump.close();
    }
}
`;

/** An event without source, as the JVM's SDKs send them. */
function ask(facts: Partial<FrameFacts>, known: LineFacts = { history: 'sinceEvent' }): LineToday {
	const frame = { filename: 'Runner.java', module: 'pumps.Runner', inApp: true, context: [], ...facts };
	return lineToday(frameQueryOf(frame, 'java'), text, known);
}

test('in a file that nobody changed since the event the line is the one of its number', () => {
	const exact = { verdict: 'exact', line: 9, history: 'sinceEvent' };
	assert.deepEqual(ask({ function: 'prime', lineNo: 9 }), exact);
	assert.deepEqual(ask({ lineNo: 9 }), exact);
	assert.deepEqual(ask({ function: '<clinit>', lineNo: 4 }), { ...exact, line: 4 });
});

test('without that knowledge it may have moved', () => {
	assert.deepEqual(ask({ function: 'prime', lineNo: 9 }, {}), { verdict: 'uncertain', line: 9 });
});

test('a line that the frame’s function does not hold is of another build', () => {
	assert.deepEqual(ask({ function: 'prime', lineNo: 13 }), { verdict: 'uncertain', line: 6 });
	assert.equal(ask({ function: 'refill', lineNo: 13 }).verdict, 'uncertain');
	assert.equal(ask({ function: 'prime', lineNo: 4 }).verdict, 'uncertain');
	assert.equal(ask({ function: 'refill', lineNo: 4 }).verdict, 'uncertain');
});

test('so is a line that is empty, or that the file does not have', () => {
	assert.deepEqual(ask({ function: 'prime', lineNo: 8 }), { verdict: 'uncertain', line: 8 });
	assert.equal(ask({ function: 'prime', lineNo: 900 }).verdict, 'removed');
	assert.equal(ask({ function: 'prime' }).verdict, 'uncertain');
});

test('a clone that holds too little history is told of', () => {
	const told = ask({ function: 'prime', lineNo: 9 }, { history: 'cut' });
	assert.deepEqual(told, { verdict: 'uncertain', line: 9, history: 'cut' });
});

test('code was built before it, or its release, was heard of first', () => {
	assert.equal(builtBefore({ dateCreated: 5 }), 5);
	assert.equal(builtBefore({ dateReceived: 6 }), 6);
	assert.equal(builtBefore({ dateCreated: 9, dateReceived: 6 }), 6);
	assert.equal(builtBefore({ dateCreated: 5, release: { version: '1', dateCreated: 3 } }), 3);
	assert.equal(builtBefore({ dateCreated: 5, release: { version: '1', dateCreated: 8 } }), 5);
	assert.equal(builtBefore({ release: { version: '1', dateCreated: 3 } }), undefined);
});
