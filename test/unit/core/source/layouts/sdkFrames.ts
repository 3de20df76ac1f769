import type { FrameFacts } from '../../../../../src/core/source/frameQuery.ts';
import type { Layout } from './layouts.ts';

export interface SdkFrame {
	readonly form: string;
	readonly platform: string;
	readonly frame: Partial<FrameFacts>;
}

/** Function that each file defines around `line`. */
export function functionOf(path: string): string {
	return `do_${path.replace(/\W+/g, '_').replace(/^_/, '')}`;
}

/** Of the line that frames point to. */
export const line = 6;

/** A file's text: what its language demands at the top, one function, lines that no other file has. */
export function textOf(path: string, layout: Layout): string {
	const name = functionOf(path);
	const body = Array.from({ length: 6 }, (_, at) => `    step_${at}('${layout.name} ${path}', ${at})`);
	const before = { java: 'package ', kt: 'package ', cs: 'namespace ', php: 'namespace ', ex: 'defmodule ' };
	const ending = endingOf(path);
	const head =
		ending === 'java' || ending === 'kt'
			? `${before[ending]}${jvmPackage(path)}`
			: ending === 'cs'
				? `${before.cs}${dotnetNamespace(path)};`
				: ending === 'php'
					? `<?php ${before.php}${phpNamespace(path)};`
					: ending === 'ex'
						? `${before.ex}${elixirModule(path)} do`
						: `// ${path}`;
	return [head, '', ...headOf(ending, name), ...body, '}', ''].join('\n');
}

function headOf(ending: string, name: string): readonly string[] {
	switch (ending) {
		case 'py':
			return [`def ${name}():`];
		case 'rb':
			return [`def ${name}`];
		case 'ex':
			return [`  def ${name}() do`];
		case 'go':
			return [`func ${name}() {`];
		case 'rs':
			return [`fn ${name}() {`];
		case 'kt':
			return [`fun ${name}() {`];
		case 'php':
			return [`function ${name}() {`];
		case 'swift':
			return [`func ${name}() {`];
		case 'm':
			return [`- (void)${name} {`];
		case 'ts':
		case 'tsx':
		case 'js':
			return [`export function ${name}() {`];
		default:
			return [`void ${name}() {`];
	}
}

/** The frame of the file's line as each SDK sends it, in the ways that it is built and run. */
export function sdkFrames(path: string, layout: Layout): readonly SdkFrame[] {
	const lines = textOf(path, layout).split('\n');
	const context = lines.slice(1, 11).map((text, at): readonly [number, string] => [at + 2, text]);
	const base = baseOf(path);
	const shared = { function: functionOf(path), lineNo: line, context };
	const made = (form: string, platform: string, frame: Partial<FrameFacts>): SdkFrame => ({
		form,
		platform,
		frame: { ...shared, ...frame },
	});
	const windows = `D:\\a\\1\\s\\${path.replaceAll('/', '\\')}`;
	switch (endingOf(path)) {
		case 'py': {
			const { relative, module } = pythonNames(path, layout);
			return [
				made('whole', 'python', { filename: relative, absPath: `/srv/app/${path}`, module }),
				made('docker', 'python', { filename: relative, absPath: `/app/${relative}`, module }),
				made('windows', 'python', { filename: relative.replaceAll('/', '\\'), absPath: windows, module }),
			];
		}
		case 'ts':
		case 'tsx':
		case 'js': {
			const within = path.replace(/^(?:apps|packages)\/\w+\//, '');
			const address = (form: string, platform: string, absPath: string, filename = absPath): SdkFrame =>
				made(form, platform, { filename, absPath });
			return [
				address('webpack', 'javascript', `webpack:///./${path}`, `./${path}`),
				address('webpack, from the package', 'javascript', `webpack://app/./${within}?1a2b`, `./${within}`),
				address('next', 'javascript', `webpack-internal:///(rsc)/./${path}`),
				address('turbopack', 'javascript', `turbopack:///[project]/${path}`),
				address('vite', 'javascript', `http://localhost:5173/${path}?t=17`, `/${path}`),
				address('vite, outside its root', 'javascript', `http://localhost:5173/@fs/home/u/w/${path}`),
				address('metro', 'javascript', `app:///${path}`),
				address('node', 'node', `/usr/src/app/${path}`),
				address('node on windows', 'node', `file:///C:/work/${path}`),
			];
		}
		case 'java':
		case 'kt': {
			const stem = base.replace(/\.\w+$/, '');
			const module = `${jvmPackage(path)}.${stem}`;
			return [
				made('class', 'java', { filename: base, absPath: base, module }),
				made('lambda', 'java', { filename: base, absPath: base, module: `${module}$fill$1` }),
				made('stripped', 'java', { filename: 'SourceFile', absPath: 'SourceFile', module }),
			];
		}
		case 'cs': {
			const module = `${dotnetNamespace(path)}.${base.replace(/\..*$/, '')}`;
			return [
				made('windows', 'csharp', { filename: windows, absPath: windows, module }),
				made('source link', 'csharp', { filename: `/_/${path}`, absPath: `/_/${path}`, module }),
			];
		}
		case 'go': {
			const { module, folder } = goNames(path, layout);
			return [
				made('whole', 'go', { filename: `/go/src/x/${path}`, absPath: `/go/src/x/${path}`, module }),
				made('trimpath', 'go', { filename: `${folder}/${base}`, absPath: `${folder}/${base}`, module }),
			];
		}
		case 'rs': {
			const crate = path.split('/')[1] ?? '';
			const name = `pump_${crate}::${functionOf(path)}`;
			return [
				made('whole', 'native', { filename: base, absPath: `/build/pump-rs/${path}`, function: name }),
				made('relative', 'native', { filename: base, absPath: path, function: `${name}::{{closure}}` }),
				made('base name', 'native', { filename: base, function: name }),
			];
		}
		case 'rb': {
			const loaded = path.replace(/^.*?\b(?:lib|app\/\w+)\//, '');
			return [
				made('root', 'ruby', { filename: path, absPath: `/app/${path}` }),
				made('load path', 'ruby', { filename: loaded, absPath: `/var/www/current/${path}` }),
			];
		}
		case 'php':
			return [
				made('stripped', 'php', { filename: `/${path}`, absPath: `/var/www/html/${path}` }),
				made('whole', 'php', { filename: `/srv/12/${path}`, absPath: `/srv/12/${path}` }),
			];
		case 'dart': {
			const [, folder = '', below = ''] = /^(.*?)\/lib\/(.*)$/.exec(path) ?? [];
			const name = /name: (\w+)/.exec(layout.manifests[`${folder}/pubspec.yaml`] ?? '')?.[1] ?? '';
			return [made('package', 'other', { filename: base, absPath: `package:${name}/${below}` })];
		}
		case 'ex':
			return [
				made('app', 'elixir', { filename: path, absPath: path, module: `Elixir.${elixirModule(path)}` }),
				made('below the app', 'elixir', {
					filename: path.replace(/^apps\/\w+\//, ''),
					absPath: path.replace(/^apps\/\w+\//, ''),
					module: `Elixir.${elixirModule(path)}`,
				}),
			];
		default:
			return [made('built', 'cocoa', { filename: base, absPath: `/Users/runner/work/ios/ios/${path}` })];
	}
}

function baseOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function endingOf(path: string): string {
	return path.slice(path.lastIndexOf('.') + 1);
}

function pythonNames(path: string, layout: Layout): { readonly relative: string; readonly module: string } {
	const parts = path.split('/');
	let top = parts.length - 1;
	while (top > 0 && layout.sources.includes([...parts.slice(0, top), '__init__.py'].join('/'))) {
		top -= 1;
	}
	const relative = parts.slice(top).join('/');
	const module = relative
		.replace(/\.py$/, '')
		.replace(/\/__init__$/, '')
		.replaceAll('/', '.');
	return { relative, module };
}

function jvmPackage(path: string): string {
	return path
		.replace(/^.*?\/(?:kotlin|java)\//, '')
		.split('/')
		.slice(0, -1)
		.join('.');
}

function dotnetNamespace(path: string): string {
	return path.split('/').slice(1, -1).join('.');
}

function phpNamespace(path: string): string {
	return path
		.split('/')
		.slice(0, -1)
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1))
		.join('\\');
}

function elixirModule(path: string): string {
	return path
		.replace(/^apps\/\w+\/lib\//, '')
		.replace(/\.ex$/, '')
		.split('/')
		.map((part) => part.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()))
		.join('.');
}

function goNames(path: string, layout: Layout): { readonly module: string; readonly folder: string } {
	const owner = path.startsWith('tools/') ? 'tools/' : '';
	const name = /module (\S+)/.exec(layout.manifests[`${owner}go.mod`] ?? '')?.[1] ?? '';
	const below = path.slice(owner.length).split('/').slice(0, -1).join('/');
	const folder = [name, below].filter(Boolean).join('/');
	return { folder, module: path.endsWith('main.go') ? 'main' : folder };
}
