/** How much is shown of issues in the file in front: nothing, the section of the view, marks in the editor too. */
const inFileModes = ['off', 'section', 'currentLine', 'all'] as const;

/** The settings that are read as VS Code gives them, by what follows `culprit.`. Of the others see `userSetting`. */
export interface Settings {
	/** The query that a workspace starts with. Empty text asks for everything. */
	readonly query: string;
	/** For `parseViews`, which says what is wrong with it. */
	readonly views: unknown;
	/** Milliseconds after which a window that gets the focus asks anew; 0: never. */
	readonly 'refresh.onFocusAfter': number;
	/** Milliseconds between two refreshes; 0: none. Often is once a minute: the server counts what nobody asked for. */
	readonly 'refresh.interval': number;
	readonly notifyNewIssues: boolean;
	readonly inThisFile: (typeof inFileModes)[number];
	readonly frameOrder: 'newest' | 'oldest';
}

/** VS Code checks no value. What makes no sense counts as the manifest's default; a time as never. */
export const parseSetting: { readonly [K in keyof Settings]: (value: unknown) => Settings[K] } = {
	query: (value) => (typeof value === 'string' && value.length <= 4_096 ? value.trim() : 'is:unresolved'),
	views: (value) => value,
	'refresh.onFocusAfter': (value) => minutes(value, 0),
	'refresh.interval': (value) => minutes(value, 1),
	notifyNewIssues: (value) => value === true,
	inThisFile: (value) => inFileModes.find((mode) => mode === value) ?? 'currentLine',
	frameOrder: (value) => (value === 'oldest' ? 'oldest' : 'newest'),
};

function minutes(value: unknown, least: number): number {
	return typeof value === 'number' && value > 0 ? Math.max(least, value) * 60_000 : 0;
}
