import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Json, JsonObject } from '../../../src/core/json.ts';
import { readRecordings, writeRecordings } from '../../sentry/data/recording.ts';
import { type RecordedBody, recordedBodies } from '../../sentry/data/recordings.ts';
import { codeMappings } from '../../sentry/data/settings.ts';
import { workspace } from '../../sentry/record/program.ts';

const recorded = recordedBodies();

test('real SDKs of five kinds sent at least sixty of the events', () => {
	assert.ok(recorded.length >= 60, String(recorded.length));
	const sdks = new Set(recorded.flatMap(({ body }) => body.sdk?.name ?? []));
	const known = [
		'sentry.python',
		'sentry.javascript.node',
		'sentry.javascript.browser',
		'sentry.go',
		'sentry.java',
	];
	assert.deepEqual([...sdks].sort(), known.sort());
});

test('frames of programs as they are now point at the very lines of the sample workspace', () => {
	let checked = 0;
	for (const each of recorded.filter(({ isOld }) => !isOld)) {
		for (const { frame, file } of ownFrames(each)) {
			const line = linesOf(file)[Number(frame['lineNo']) - 1];
			assert.ok(line !== undefined, `${each.name}: ${file}:${textOf(frame['lineNo'])}`);
			const recordedLine = contextLine(frame);
			if (recordedLine !== undefined) {
				assert.equal(recordedLine, line, `${each.name}: ${file}`);
				checked++;
			}
		}
	}
	assert.ok(checked > 100, String(checked));
});

test('each event of an older program has a frame whose line is elsewhere or gone by now', () => {
	const old = recorded.filter(({ isOld }) => isOld);
	assert.ok(old.length >= 10);
	for (const each of old) {
		const isDrifted = ownFrames(each).some(({ frame, file }) => {
			const text = contextLine(frame) ?? oldLine(file, Number(frame['lineNo']));
			return !existsSync(path.join(workspace, file)) || linesOf(file)[Number(frame['lineNo']) - 1] !== text;
		});
		assert.ok(isDrifted, each.name);
	}
});

test('no recording tells of the machine that made it', () => {
	const text = JSON.stringify(recorded);
	for (const trace of [
		/"\/(?:tmp|root|home|work)\b/,
		/\/tmp\//,
		/culprit-record/,
		/HeadlessChrome/,
		/\d{4,}@/,
	]) {
		assert.doesNotMatch(text, trace);
	}
});

test('a recording reads back as it was written', () => {
	const some = recorded.slice(0, 3).map(({ name, isOld, body }) => {
		const { recordedAt = 0, ...rest } = body;
		return { name, isOld, recordedAt, body: rest };
	});
	assert.deepEqual(readRecordings(writeRecordings(some)), some);
});

/** Frames in files that the project's code mapping places in the workspace. */
function ownFrames({ project, body }: RecordedBody): { frame: JsonObject; file: string }[] {
	const mapping = codeMappings.find((each) => each.project === project);
	assert.ok(mapping);
	return framesIn(body.entries).flatMap((frame) => {
		const module = textOf(frame['module']);
		const name =
			project.platform === 'java'
				? `${module.slice(0, module.lastIndexOf('.') + 1).replaceAll('.', '/')}${textOf(frame['filename'])}`
				: textOf(frame['filename']);
		const isOurs =
			name.startsWith(mapping.stackRoot) && !name.includes('node_modules') && frame['inApp'] === true;
		return isOurs ? [{ frame, file: mapping.sourceRoot + name.slice(mapping.stackRoot.length) }] : [];
	});
}

function framesIn(value: unknown): JsonObject[] {
	if (Array.isArray(value)) {
		return value.flatMap(framesIn);
	}
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	return Object.entries(value).flatMap(([key, child]) =>
		key === 'frames' ? (child as JsonObject[]) : key === 'rawStacktrace' ? [] : framesIn(child),
	);
}

function contextLine(frame: JsonObject): string | undefined {
	const lines = frame['context'] as readonly [number, string][];
	return lines.find(([number]) => number === frame['lineNo'])?.[1];
}

function linesOf(file: string): string[] {
	return readFileSync(path.join(workspace, file), 'utf8').split('\n');
}

/** Java and Go send no text: the program's older file has it. */
function oldLine(file: string, line: number): string | undefined {
	const older = path.join(workspace, '../sentry/record/earlier', `${file}.txt`);
	return existsSync(older) ? readFileSync(older, 'utf8').split('\n')[line - 1] : undefined;
}

function textOf(value: Json | undefined): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
