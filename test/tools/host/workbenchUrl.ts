export interface WorkbenchUrlOptions {
	/** Absolute path of a folder or a `.code-workspace`; an empty window when absent. */
	readonly folder?: string;
	/** Load nothing but built-in extensions and those under development. */
	readonly disableExtensions?: boolean;
	/** Of the window and all extensions. */
	readonly logLevel?: 'trace';
}

/** The address of VS Code's page for a folder, without welcome pages. */
export function workbenchUrl(origin: string, options: WorkbenchUrlOptions): string {
	const payload = [
		['skipWelcome', 'true'],
		['skipReleaseNotes', 'true'],
		...(options.disableExtensions ? [['disableExtensions', 'true']] : []),
		...(options.logLevel ? [['logLevel', options.logLevel]] : []),
	];
	const parameters = new URLSearchParams();
	if (options.folder) {
		parameters.set(options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', options.folder);
	} else {
		parameters.set('ew', 'true');
	}
	parameters.set('payload', JSON.stringify(payload));
	return `${origin}/?${parameters.toString()}`;
}
