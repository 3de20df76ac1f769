import * as vscode from 'vscode';

/** A file system that is on no disk, as remote and virtual workspaces have it: no search, no git, no Node. */
export function createMemoryFiles(files: ReadonlyMap<string, string>): vscode.FileSystemProvider {
	const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	const below = (uri: vscode.Uri): readonly string[] =>
		[...files.keys()].filter((path) => path.startsWith(uri.path.endsWith('/') ? uri.path : `${uri.path}/`));
	const stat = (uri: vscode.Uri): vscode.FileStat => {
		const text = files.get(uri.path);
		if (text === undefined && below(uri).length === 0) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		const type = text === undefined ? vscode.FileType.Directory : vscode.FileType.File;
		return { type, ctime: 0, mtime: 0, size: text?.length ?? 0 };
	};
	const refuse = (): never => {
		throw vscode.FileSystemError.NoPermissions();
	};
	return {
		onDidChangeFile: changed.event,
		watch: () => new vscode.Disposable(() => {}),
		stat,
		readDirectory(uri) {
			const names = new Map<string, vscode.FileType>();
			for (const path of below(uri)) {
				const [name = '', ...rest] = path.slice(uri.path.length).replace(/^\//, '').split('/');
				names.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
			}
			return [...names];
		},
		readFile(uri) {
			const text = files.get(uri.path);
			if (text === undefined) {
				throw vscode.FileSystemError.FileNotFound(uri);
			}
			return new TextEncoder().encode(text);
		},
		createDirectory: refuse,
		writeFile: refuse,
		delete: refuse,
		rename: refuse,
	};
}
