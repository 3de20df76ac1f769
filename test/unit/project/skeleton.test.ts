import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';

interface Package {
	readonly name: string;
	readonly displayName: string;
	readonly engines: { readonly [name: string]: string };
	readonly extensionKind: readonly string[];
	readonly capabilities: {
		readonly untrustedWorkspaces: { readonly supported: unknown; readonly description: string };
	};
	readonly scripts: { readonly [name: string]: string };
	readonly devDependencies: { readonly [name: string]: string };
	readonly contributes: {
		readonly viewsContainers: {
			readonly activitybar: readonly { readonly id: string; readonly title: string }[];
		};
		readonly views: { readonly [container: string]: readonly { readonly name: string }[] };
	};
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = read('package.json') as Package;
const texts = read('package.nls.json') as { readonly [key: string]: string };
/** What a user reads. */
const said = (text: string): string | undefined => (/^%.*%$/.test(text) ? texts[text.slice(1, -1)] : text);

test('the extension is called as it should be', () => {
	assert.equal(manifest.name, 'culprit');
	assert.equal(said(manifest.displayName), 'Culprit: Sentry Issues');
	const { viewsContainers, views } = manifest.contributes;
	const [container] = viewsContainers.activitybar;
	assert.equal(said(container?.title ?? ''), 'Sentry');
	assert.equal(said(views[container?.id ?? '']?.[0]?.name ?? ''), 'Issues');
});

test('it runs in VS Code 1.105 and later, and is checked against the API of 1.105', () => {
	assert.equal(manifest.engines['vscode'], '^1.105.0');
	assert.equal(manifest.devDependencies['@types/vscode'], '~1.105.0');
});

test('it runs where the workspace is, or beside the window where that is all there is', () => {
	assert.deepEqual(manifest.extensionKind, ['workspace', 'ui']);
});

test('in Restricted Mode it is limited, and says how', () => {
	const { supported, description } = manifest.capabilities.untrustedWorkspaces;
	assert.equal(supported, 'limited');
	assert.match(said(description) ?? '', /In Restricted Mode nothing from the workspace is used/);
});

test('every script of the README and of CI is there', () => {
	for (const name of [
		'start',
		'build',
		'watch',
		'check',
		'test',
		'test:unit',
		'test:host',
		'test:e2e',
		'bench',
		'package',
	]) {
		assert.ok(manifest.scripts[name], name);
	}
	for (const part of ['check:types', 'check:lint', 'check:format', 'test:unit']) {
		assert.match(manifest.scripts['check'] ?? '', new RegExp(`npm run (-s )?${part}`));
	}
	assert.match(readFileSync(path.join(root, '.ci/run'), 'utf8'), /^npm ci\nnpm test\n/m);
});

test('it is built of what was decided on', () => {
	const { devDependencies } = manifest;
	for (const [name, version] of [
		['undici', /^8\./],
		['zod', /^4\./],
		['esbuild', /^0\./],
		['@vscode/webview-ui-toolkit', /^1\./],
		['@vscode/test-electron', /^2\./],
		['typescript', /^7\./],
		['node', /^24\./],
	] as const) {
		assert.match(devDependencies[name] ?? '', version, name);
	}
});

test('the top level is what it should be', () => {
	const made = ['node_modules', 'dist', 'out'];
	const files = readdirSync(root).filter(
		(name) =>
			(!name.startsWith('.') || ['.ci', '.vscode', '.vscodeignore'].includes(name)) && !made.includes(name),
	);
	const translations = /^package\.nls(\.[\w-]+)?\.json$/;
	assert.deepEqual(files.filter((name) => !translations.test(name)).toSorted(), [
		'.ci',
		'.vscode',
		'.vscodeignore',
		'CHANGELOG.md',
		'LICENSE',
		'README.md',
		'media',
		'package-lock.json',
		'package.json',
		'src',
		'test',
		'tsconfig.json',
	]);
	assert.match(readFileSync(path.join(root, 'LICENSE'), 'utf8'), /^MIT License/);
});

test('F5 builds, opens the sample workspace, and finds the sources of the bundles', () => {
	const launch = read('.vscode/launch.json') as {
		readonly configurations: readonly {
			readonly args: readonly string[];
			readonly outFiles: readonly string[];
			readonly preLaunchTask: string;
		}[];
	};
	const tasks = read('.vscode/tasks.json') as {
		readonly tasks: readonly { label: string; script: string }[];
	};
	const [run] = launch.configurations;
	assert.ok(run);
	assert.ok(run.args.includes('--extensionDevelopmentPath=${workspaceFolder}'));
	assert.ok(run.args.includes('${workspaceFolder}/test/workspace'));
	const task = tasks.tasks.find(({ label }) => label === run.preLaunchTask);
	assert.match(
		manifest.scripts[task?.script ?? ''] ?? '',
		/build\.ts --debug$/,
		'with source maps, or no breakpoint is hit',
	);
	assert.deepEqual(run.outFiles, ['${workspaceFolder}/dist/**/*.cjs']);
});
