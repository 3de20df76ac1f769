import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { SentryEvent } from '../../../src/core/issue/event.ts';
import type { PlaceInFile } from '../../../src/core/inFile/placeInFile.ts';
import type { Source } from '../../../src/extension/source/source.ts';
import { createMemoryFiles } from './memoryFiles.ts';
import { createScratch } from './scratch.ts';
import { contextOf, eventOf, issue, sourceOver } from './sourceUnderTest.ts';

const text = `import pumps


def prime(pump):
    pump.open()
    pump.fill(litres=4)
    return pump


def main(argv):
    pump = pumps.find(argv[1])
    prime(pump)
    level = pump.tank["level"]
    return level
`;
const frame = (name: string, line: number, file = 'station/runner.py', of = text) => ({
	filename: file,
	absPath: `/srv/app/${file}`,
	function: name,
	lineNo: line,
	context: contextOf(of, line),
});

/** `raised line 13`, or `raised possibly 13` by the event's line, newest frame first. */
async function placesIn(
	source: Source,
	uri: vscode.Uri,
	event: SentryEvent | undefined,
	row = issue,
): Promise<readonly string[]> {
	const places = await source.placesIn(uri, [{ issue: row, event }], new AbortController().signal);
	return (places.get(row.id) ?? []).map(
		({ raised, mark, link }: PlaceInFile) =>
			`${raised ? 'raised' : 'through'} ${
				link.verdict === 'candidates'
					? `possibly ${link.line ?? '?'}`
					: `${mark?.on ?? 'at'} ${mark?.line ?? '?'}`
			}`,
	);
}

describe('from a file to the issues in it', () => {
	it('finds every frame of the file, where it was raised and where it came through, recursion once', async () => {
		const scratch = createScratch('places');
		scratch.write('station/runner.py', text);
		scratch.write('station/tank.py', 'def level():\n    return 1\n');
		const source = sourceOver(scratch.folder);
		const event = eventOf([
			frame('main', 12),
			...Array.from({ length: 200 }, () => frame('prime', 6)),
			frame('prime', 6),
		]);
		assert.deepEqual(await placesIn(source, scratch.uri('station/runner.py'), event), [
			'raised line 6',
			'through line 12',
		]);
		assert.deepEqual(await placesIn(source, scratch.uri('station/tank.py'), event), []);
		source.dispose();
		scratch.remove();
	});

	it('by the row alone knows the function, by its file or by the culprit', async () => {
		const scratch = createScratch('rows');
		scratch.write('station/runner.py', text);
		scratch.write('station/__init__.py', '');
		const source = sourceOver(scratch.folder);
		const uri = scratch.uri('station/runner.py');
		const named = { ...issue, metadata: { filename: 'station/runner.py', function: 'prime', raw: {} } };
		assert.deepEqual(await placesIn(source, uri, undefined, named), ['raised function 4']);
		const culprit = { ...issue, culprit: 'station.runner in main' };
		assert.deepEqual(await placesIn(source, uri, undefined, culprit), ['raised function 10']);
		const route = { ...issue, culprit: 'GET /runner' };
		assert.deepEqual(await placesIn(source, uri, undefined, route), []);
		source.dispose();
		scratch.remove();
	});

	it('in two folders finds the file that the text bears out, and possibly either when they are alike', async () => {
		const one = createScratch('one', 0);
		const two = createScratch('two', 1);
		one.write('station/runner.py', 'def main():\n    return 0\n');
		two.write('station/runner.py', text);
		const source = sourceOver(one.folder, two.folder);
		const event = eventOf([frame('main', 13)]);
		assert.deepEqual(await placesIn(source, one.uri('station/runner.py'), event), []);
		assert.deepEqual(await placesIn(source, two.uri('station/runner.py'), event), ['raised line 13']);
		one.write('station/runner.py', text);
		assert.deepEqual(await placesIn(source, one.uri('station/runner.py'), event), ['raised possibly 13']);
		assert.deepEqual(await placesIn(source, two.uri('station/runner.py'), event), ['raised possibly 13']);
		source.dispose();
		one.remove();
		two.remove();
	});

	it('works where there is no disk', async () => {
		const files = new Map([['/pumps/station/runner.py', text]]);
		const provider = vscode.workspace.registerFileSystemProvider('tanks', createMemoryFiles(files), {
			isReadonly: true,
		});
		const folder = { uri: vscode.Uri.parse('tanks:/pumps'), name: 'pumps', index: 0 };
		const source = sourceOver(folder);
		const uri = vscode.Uri.joinPath(folder.uri, 'station/runner.py');
		assert.deepEqual(await placesIn(source, uri, eventOf([frame('main', 13)])), ['raised line 13']);
		source.dispose();
		provider.dispose();
	});

	it('stays within bounds in an event of ten thousand frames, and stops when nobody waits any more', async () => {
		const scratch = createScratch('many');
		scratch.write('station/runner.py', text);
		const source = sourceOver(scratch.folder);
		const uri = scratch.uri('station/runner.py');
		const event = eventOf(
			Array.from({ length: 10_000 }, (_, at) => ({
				...frame('main', 13),
				lineNo: (at % 13) + 1,
				context: [],
			})),
		);
		assert.ok((await placesIn(source, uri, event)).length <= 5);
		const places = await source.placesIn(uri, [{ issue, event }], AbortSignal.abort());
		assert.equal(places.get(issue.id)?.length ?? 0, 0);
		source.dispose();
		scratch.remove();
	});
});
