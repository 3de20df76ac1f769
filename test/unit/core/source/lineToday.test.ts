import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from '../../../../src/core/source/lineToday.ts';

const released = `import pumps

def prime(pump):
    pump.open()
    pump.fill(litres=4)
    return pump

def drain(pump):
    pump.close()
    return pump

def main(argv):
    pump = pumps.find(argv[1])
    prime(pump)
    level = pump.tank["level"]
    return level
`;

function ask(line: number, name: string | undefined, now: string, facts?: LineFacts, reach = 4): LineToday {
	const lines = released.split('\n');
	const first = Math.max(1, line - reach);
	const context = lines
		.slice(first - 1, line + reach)
		.map((text, at): [number, string] => [first + at, text]);
	const frame = {
		filename: 'runner.py',
		lineNo: line,
		inApp: true,
		context,
		...(name !== undefined && { function: name }),
	};
	return lineToday(frameQueryOf(frame, 'python'), now, facts);
}

test('a line that nobody touched is exact', () => {
	assert.deepEqual(ask(15, 'main', released), { verdict: 'exact', line: 15, agreement: 1 });
});

test('lines above move it', () => {
	const told = ask(15, 'main', `# one\n# two\n${released}`);
	assert.deepEqual([told.verdict, told.line], ['moved', 17]);
});

test('another indentation is no change', () => {
	const told = ask(15, 'main', released.replaceAll('    ', '\t'));
	assert.deepEqual([told.verdict, told.line], ['exact', 15]);
});

test('Windows’ line ends are no change', () => {
	assert.equal(ask(15, 'main', released.replaceAll('\n', '\r\n')).verdict, 'exact');
});

test('a line that reads otherwise is told as changed, at its place', () => {
	const told = ask(15, 'main', released.replace('pump.tank["level"]', 'pump.tank.level'));
	assert.deepEqual([told.verdict, told.line], ['changed', 15]);
});

test('the same words in another function are a coincidence', () => {
	// `pump.close()` left drain, and stands in main for other reasons.
	const now = released
		.replace('    pump.close()\n    return pump', '    pump.stop(timeout=2)\n    log(pump)\n    return None')
		.replace('    return level', '    pump.close()');
	const told = ask(9, 'drain', now, undefined, 1);
	assert.ok(!['exact', 'moved', 'movedFunction'].includes(told.verdict), told.verdict);
});

test('words that came with all around them to another function are told as moved there', () => {
	const now = released.replace(
		'def prime(pump):\n    pump.open()\n    pump.fill(litres=4)\n',
		'def open_and_fill(pump):\n    pump.open()\n    pump.fill(litres=4)\n    return pump\n\ndef prime(pump):\n    open_and_fill(pump)\n',
	);
	const told = ask(5, 'prime', now, undefined, 1);
	assert.deepEqual([told.verdict, told.line, told.nowIn], ['movedFunction', 5, 'open_and_fill']);
});

test('a line that is gone leads to its function', () => {
	const now = 'import pumps\n\ndef main(argv):\n    raise NotImplementedError\n';
	assert.deepEqual(ask(15, 'main', now, undefined, 1), { verdict: 'removed', line: 3 });
});

test('two places alike are not decided', () => {
	const twice = released.replace(
		'def drain',
		'def main(argv):\n    pump = pumps.find(argv[1])\n    prime(pump)\n    level = pump.tank["level"]\n    return level\n\ndef drain',
	);
	assert.equal(ask(15, 'main', twice).verdict, 'uncertain');
});

test('git decides between places alike', () => {
	const twice = released.replace(
		'def drain',
		'def main(argv):\n    pump = pumps.find(argv[1])\n    prime(pump)\n    level = pump.tank["level"]\n    return level\n\ndef drain',
	);
	const told = ask(15, 'main', twice, { release: released, remap: { kind: 'line', line: 21 } });
	assert.deepEqual([told.verdict, told.line], ['moved', 21]);
});

test('without the event’s source the release’s file stands in for it', () => {
	const frame = { filename: 'runner.py', function: 'main', lineNo: 15, inApp: true, context: [] };
	const query = frameQueryOf(frame, 'python');
	assert.equal(lineToday(query, released).verdict, 'uncertain');
	const told = lineToday(query, `#\n${released}`, { release: released, remap: { kind: 'line', line: 16 } });
	assert.deepEqual([told.verdict, told.line], ['moved', 16]);
});

test('a release whose line is not the event’s is another build: it is not believed', () => {
	const told = ask(15, 'main', released, { release: `#\n#\n${released}`, remap: { kind: 'line', line: 3 } });
	assert.deepEqual([told.verdict, told.line], ['exact', 15]);
});

test('without a line the function’s first is a guess', () => {
	const frame = { filename: 'runner.py', function: 'main', inApp: true, context: [] };
	assert.deepEqual(lineToday(frameQueryOf(frame, 'python'), released), { verdict: 'uncertain', line: 12 });
});

test('a line beyond the end is gone', () => {
	const frame = { filename: 'runner.py', lineNo: 900, inApp: true, context: [] };
	assert.deepEqual(lineToday(frameQueryOf(frame, 'python'), released), { verdict: 'removed' });
});

test('a line that was put into the block of a call is not told as the same', () => {
	const kotlin = (text: string, now: string): LineToday => {
		const context = text.split('\n').map((line, at): [number, string] => [at + 1, line]);
		const frame = { filename: 'Tank.kt', function: 'fill', lineNo: 2, inApp: true, context };
		return lineToday(frameQueryOf(frame, 'java'), now);
	};
	const before = 'fun fill() {\n  level = sensor.read(litres)\n}\n';
	const told = kotlin(before, 'fun fill() {\n  runLater {\n    level = sensor.read(litres)\n  }\n}\n');
	assert.equal(told.verdict, 'uncertain');
	assert.equal(kotlin(before, `\n${before}`).verdict, 'moved');
});

test('the only line of its words needs witnesses where the event calls its function otherwise', () => {
	const javascript = (name: string): LineToday => {
		const text =
			'app.set = function (setting, value) {\n  if (!value) {\n    this.settings[setting] = value\n  }\n}';
		const context = text.split('\n').map((line, at): [number, string] => [at + 1, line]);
		const frame = { filename: 'a.js', function: name, lineNo: 3, inApp: true, context };
		const now =
			'app.set = function set(s, v) {\n  // nothing\n  log(s)\n  // is\n  log(v)\n  // alike\n  this.settings[setting] = value\n}';
		return lineToday(frameQueryOf(frame, 'javascript'), now);
	};
	assert.deepEqual([javascript('set').verdict, javascript('app').verdict], ['moved', 'uncertain']);
});

test('Java’s annotations over a head do not hide its line', () => {
	const before =
		'  @Before public void setUp() {\n    a = new A()\n        .lenient()\n        .create();\n  }\n';
	const now =
		'  @Before\n  public void setUp() {\n    a =\n        new A()\n            .lenient()\n            .create();\n  }\n';
	const context = before.split('\n').map((line, at): [number, string] => [at + 1, line]);
	const frame = { filename: 'T.java', function: 'setUp', lineNo: 3, inApp: true, context };
	assert.deepEqual(lineToday(frameQueryOf(frame, 'java'), now).verdict, 'moved');
});

test('a line that is the head of another function is run by the one around it', () => {
	const before =
		'connect() {\n  this.timeout = this.longpollTimeout\n  this.onopen = () => this.opened()\n  this.onclose = () => this.closed()\n}\n';
	const now = `connect() {\n  this.transportConnect()\n}\n${before.replace('connect', 'transportConnect')}`;
	const context = before.split('\n').map((line, at): [number, string] => [at + 1, line]);
	const frame = { filename: 'socket.js', function: 'connect', lineNo: 3, inApp: true, context };
	const told = lineToday(frameQueryOf(frame, 'javascript'), now);
	assert.deepEqual([told.verdict, told.line, told.nowIn], ['movedFunction', 6, 'transportConnect']);
});

test('a body that was put into a closure is not told as the same, even where its head is out of sight', () => {
	const body = Array.from({ length: 12 }, (_, at) => `        $this->step(${at}, 'of the way');`);
	const before = ['    public function reset()', '    {', ...body, '    }'];
	const now = [
		'    public function reset()',
		'    {',
		'        return $box->call(function ($box) {',
		...body.map((line) => `    ${line}`),
		'        });',
		'    }',
	];
	const context = before.slice(6, 13).map((line, at): [number, string] => [7 + at, line]);
	const frame = { filename: 'Broker.php', function: 'Broker::reset', lineNo: 10, inApp: true, context };
	const query = frameQueryOf(frame, 'php');
	assert.equal(lineToday(query, now.join('\n')).verdict, 'uncertain');
	assert.equal(lineToday(query, `<?php\n${before.join('\n')}`).verdict, 'moved');
});
