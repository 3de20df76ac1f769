import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { clausesOf, readManifest, settingsOf } from './manifest.ts';
import { sourcesOf } from './sources.ts';

const manifest = readManifest();
const { contributes } = manifest;
const settings = settingsOf(manifest);
const sources = sourcesOf('src/extension');
const text = sources.map((source) => source.text).join('\n');

/** Settings that a workspace may decide. What is not in this list is the user's alone: hosts, proxies, certificates, paths, patterns. */
const workspaceMaySet: readonly string[] = ['culprit.query', 'culprit.views'];

const commands = (contributes.commands ?? []).map(({ command }) => command);
const views = Object.values(contributes.views ?? {}).flatMap((list) => list.map(({ id }) => id));
const containers = Object.values(contributes.viewsContainers ?? {}).flatMap((list) =>
	list.map(({ id }) => id),
);
const panels = (manifest.activationEvents ?? [])
	.filter((event) => event.startsWith('onWebviewPanel:'))
	.map((event) => event.slice('onWebviewPanel:'.length));
const others = [
	...(contributes.submenus ?? []),
	...(contributes.colors ?? []),
	...(contributes.walkthroughs ?? []),
].map(({ id }) => id);
const testedKeys = unique(
	clausesOf(manifest).flatMap((clause) =>
		[...clause.matchAll(/(?<![=~]\s*|[\w.:/'"-])culprit\.\w+(?:\.\w+)*/g)].map(([key]) => key),
	),
).filter((key) => !key.startsWith('culprit.config.'));
const setKeys = unique([...text.matchAll(/\bsetContext(?:',|\()\s*'([^']+)'/g)].map(([, key]) => key ?? ''));

test('every id that the sources name is in the manifest', () => {
	const named = unique([...text.matchAll(/['"`](culprit\.[\w.]+)['"`]/g)].map(([, id]) => id ?? ''));
	const known = new Set([
		...commands,
		...views,
		// VS Code makes this command for each view.
		...views.map((view) => `${view}.focus`),
		...containers,
		...panels,
		...others,
		...testedKeys,
		...Object.keys(settings),
	]);
	assert.deepEqual(
		named.filter((id) => !known.has(id) && id !== 'culprit.culprit'),
		[],
	);
});

test('every command of the manifest is registered, and has a title in the category Sentry', () => {
	for (const { command, title, category } of contributes.commands ?? []) {
		assert.match(text, new RegExp(`register\\w*\\(\\s*'${command.replaceAll('.', '\\.')}'`), command);
		assert.equal(category, 'Sentry', command);
		assert.ok(title.length > 0, command);
	}
});

test('every command that a menu, key or welcome text runs exists', () => {
	const run = [
		...Object.values(contributes.menus ?? {}).flatMap((items) => items.map(({ command }) => command)),
		...(contributes.keybindings ?? []).map(({ command }) => command),
		...[...JSON.stringify(contributes).matchAll(/command:(culprit\.[\w.]+)/g)].map(([, id]) => id),
	].filter((id) => id?.startsWith('culprit.'));
	assert.deepEqual(
		unique(run.map((id) => id ?? '')).filter((id) => !commands.includes(id)),
		[],
	);
});

test('every view of the manifest is served', () => {
	for (const view of views) {
		assert.ok(text.includes(`'${view}'`), view);
	}
});

test('the context keys that the manifest tests are the ones that are set', () => {
	assert.deepEqual(testedKeys, setKeys);
});

test('the settings of the manifest are the ones that are read', () => {
	const read = unique([
		...[...text.matchAll(/\bsetting\(\s*'([\w.]+)'/g)].map(([, key]) => `culprit.${key}`),
		...[...text.matchAll(/\buserSetting\(\s*'culprit',\s*'([\w.]+)'/g)].map(([, key]) => `culprit.${key}`),
	]);
	assert.deepEqual(Object.keys(settings).toSorted(), read);
});

test('a workspace decides no host, proxy, certificate, path or pattern', () => {
	const settable = Object.entries(settings)
		.filter(([, { scope }]) => !['application', 'machine'].includes(scope ?? 'window'))
		.map(([id]) => id);
	assert.deepEqual(
		settable.filter((id) => !workspaceMaySet.includes(id)),
		[],
	);
});

test('what a workspace may set, it sets only once it is trusted', () => {
	assert.deepEqual(manifest.capabilities?.untrustedWorkspaces?.restrictedConfigurations, workspaceMaySet);
});

test('every setting says what it does', () => {
	const silent = Object.entries(settings)
		.filter(([, { description, markdownDescription }]) => !description && !markdownDescription)
		.map(([id]) => id);
	assert.deepEqual(silent, []);
});

test('the walkthrough has at most five steps, each with a picture for every kind of theme and an end', () => {
	const steps = (contributes.walkthroughs ?? []).flatMap((walkthrough) => walkthrough.steps);
	assert.ok(steps.length > 0 && steps.length <= 5, String(steps.length));
	for (const { id, title, description, media, completionEvents = [] } of steps) {
		assert.ok(title.length > 0 && description.length > 0 && media.altText.length > 10, id);
		assert.deepEqual(Object.keys(media.image).toSorted(), ['dark', 'hc', 'hcLight', 'light'], id);
		for (const file of Object.values(media.image)) {
			assert.ok(existsSync(path.join(root, file)), file);
		}
		assert.ok(completionEvents.length > 0, id);
		for (const event of completionEvents) {
			const [kind, what = ''] = event.split(':');
			assert.ok(kind === 'onContext' ? setKeys.includes(what) : commands.includes(what), event);
		}
	}
});

test('README names every setting, and no other', () => {
	const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| `(culprit\.[\w.]+)` +\|/gm)].map(([, id]) => id ?? '');
	assert.deepEqual(rows.toSorted(), Object.keys(settings).toSorted());
});

function unique(values: readonly string[]): string[] {
	return [...new Set(values)].toSorted();
}
