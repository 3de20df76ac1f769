import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf } from '../../../../../src/core/source/frameQuery.ts';
import { locate, type Located } from '../../../../../src/core/source/locate.ts';
import { createManifests } from '../../../../../src/core/source/manifests.ts';
import type { Scene } from '../../../../../src/core/source/claim.ts';
import { isSure } from '../../../../../src/core/source/sourceLink.ts';
import { workspaceOf } from '../../../../score/memoryWorkspace.ts';
import { layouts, type Layout } from './layouts.ts';
import { line, sdkFrames, textOf, type SdkFrame } from './sdkFrames.ts';

async function sceneOf(layout: Layout, withText: boolean): Promise<Scene> {
	const texts = new Map(Object.entries(layout.manifests));
	if (withText) {
		for (const path of layout.sources) {
			texts.set(path, textOf(path, layout));
		}
	}
	const files = [...layout.sources, ...Object.keys(layout.manifests)];
	const workspace = await workspaceOf(files, layout.repository, texts);
	return { workspace, manifests: createManifests(workspace) };
}

async function find({ frame, platform }: SdkFrame, scene: Scene): Promise<Located> {
	return locate(
		frameQueryOf({ inApp: true, context: [], ...frame }, platform),
		scene,
		new AbortController().signal,
	);
}

for (const layout of layouts) {
	test(`${layout.name}: every frame leads to its file and line`, async () => {
		const scene = await sceneOf(layout, true);
		for (const path of layout.sources) {
			for (const frame of sdkFrames(path, layout)) {
				const { found, line: today } = await find(frame, scene);
				const told = found.kind === 'file' ? found.file.path : found.kind;
				assert.equal(told, path, `${frame.form}: ${JSON.stringify(frame.frame)}`);
				assert.deepEqual([today?.verdict, today?.line], ['exact', line], `${frame.form} of ${path}`);
			}
		}
	});

	test(`${layout.name}: by names alone no other file is taken for it`, async () => {
		const scene = await sceneOf(layout, false);
		for (const path of layout.sources) {
			for (const frame of sdkFrames(path, layout)) {
				const { found } = await find(frame, scene);
				assert.ok(found.kind !== 'file' || found.file.path === path, `${frame.form} of ${path}`);
			}
		}
	});

	test(`${layout.name}: no frame of another project is at home here`, async () => {
		const scene = await sceneOf(layout, true);
		for (const other of layouts.filter((one) => one !== layout)) {
			for (const path of other.sources.filter((one) => !layout.sources.includes(one))) {
				for (const frame of sdkFrames(path, other)) {
					const { found, line: today } = await find(frame, scene);
					assert.ok(
						found.kind !== 'file' || !today || !isSure(today.verdict),
						`${frame.form} of ${other.name} ${path}: ${JSON.stringify(found)}`,
					);
				}
			}
		}
	});
}
