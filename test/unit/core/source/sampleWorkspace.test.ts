import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { stacksOf } from '../../../../src/core/issue/event.ts';
import { frameQueryOf, type FrameQuery } from '../../../../src/core/source/frameQuery.ts';
import { createTraceLook } from '../../../../src/core/source/traceLook.ts';
import { locateFrames } from '../../../../src/core/source/locateFrames.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { event as readEvent } from '../../../../src/sentry/wire/event.ts';
import { recordedBodies } from '../../../sentry/data/recordings.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';
import { root } from '../../../tools/bundles.ts';

const folder = path.join(root, 'test', 'workspace');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const texts = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));

/** Every line that the event shows is at its number in a file of the frame's name. */
function readsAsItDid({ context, label }: FrameQuery): boolean {
	const name = label.split(/[\\/]/).at(-1) ?? '';
	return files
		.filter((file) => path.basename(file) === name)
		.some((file) => {
			const lines = (texts.get(file) ?? '').split('\n');
			return context.every(([number, line]) => (lines[number - 1] ?? '').trimEnd() === line.trimEnd());
		});
}

const sure: ReadonlySet<string | undefined> = new Set(['exact', 'moved']);

test('sample workspace: the line of a frame that reads as it did in the release is sure', async () => {
	const workspace = await workspaceOf(files, undefined, texts);
	const manifests = createManifests(workspace);
	const signal = new AbortController().signal;
	const unsure: string[] = [];
	let asked = 0;
	for (const { project, name, body } of recordedBodies()) {
		const event = z.parse(readEvent, { id: '0'.repeat(32), ...body });
		const queries = stacksOf(event).flatMap((stack) =>
			(stack.stacktrace?.frames ?? []).map((frame) => frameQueryOf(frame, event.platform)),
		);
		const look = createTraceLook({ workspace, manifests }, signal);
		const verdicts = new Map<number, string>();
		await locateFrames(queries, look.look, signal, (at, { found, line }) => {
			verdicts.set(at, line ? line.verdict : found.kind);
		});
		for (const [at, query] of queries.entries()) {
			const hasSource = query.context.some(([number]) => number === query.line);
			asked += query.inApp && hasSource ? 1 : 0;
			if (query.inApp && hasSource && readsAsItDid(query) && !sure.has(verdicts.get(at))) {
				unsure.push(`${project.slug} ${name}: ${query.label} ${verdicts.get(at) ?? ''}`);
			}
		}
	}
	assert.ok(asked > 200, `${asked} frames of the application have their source`);
	assert.deepEqual(unsure, []);
});
