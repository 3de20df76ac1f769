import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { createScratch, type Scratch } from '../../host/source/scratch.ts';
import { contextOf, eventOf, issue, sourceOver } from '../../host/source/sourceUnderTest.ts';

/** Milliseconds of each click. */
export interface Clicks {
	readonly withoutGit: readonly number[];
	readonly withGit: readonly number[];
	/** VS Code alone: a file of the same kind opened at a line. */
	readonly alone: readonly number[];
	/** The very first one: the index is made for it. */
	readonly first: number;
}

const files = 2000;
const clicks = 40;
const forever = new AbortController().signal;
const nameOf = (at: number): string => `station/part${at % 40}/module${at}.py`;
const releasedText = (at: number): string =>
	Array.from({ length: 300 }, (_, line) =>
		line % 15 === 0 ? `def step_${at}_${line}(tank):` : `    tank.fill(${at}, litres=${line})`,
	).join('\n');
/** Lines above it push the line down. */
const todayText = (at: number): string => `import time\n\n\n${releasedText(at)}`;
const line = 208;

/** What VS Code runs; it must not fail quietly. */
export async function run(): Promise<void> {
	const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
	const target = process.env['CULPRIT_BENCH_RESULT'];
	if (workspace === undefined || target === undefined) {
		throw new Error('no workspace, or nowhere to write to');
	}
	const plain = createScratch('plain');
	fill(plain, todayText);
	const repository = createScratch('repository', 0, workspace);
	fill(repository, releasedText);
	repository.git('init', '-q', '-b', 'main');
	repository.commit('Release');
	repository.git('tag', 'v1.4.2');
	fill(repository, todayText);
	repository.commit('Move on');
	await openRepository(repository);

	const blind = sourceOver(plain.folder);
	const seeing = sourceOver(repository.folder);
	const withContext = async (at: number): Promise<void> =>
		blind.openFrame(
			issue,
			eventOf([{ ...frameOf(at), context: contextOf(releasedText(at), line, 5) }]),
			{ stack: 0, frame: 0 },
			forever,
		);
	const byCommit = async (at: number): Promise<void> =>
		seeing.openFrame(
			issue,
			eventOf([frameOf(at)], { release: { version: 'pump-station@1.4.2' } }),
			{ stack: 0, frame: 0 },
			forever,
		);
	const alone = async (at: number): Promise<void> => {
		await vscode.window.showTextDocument(plain.uri(nameOf(at)), {
			selection: new vscode.Range(210, 0, 210, 0),
		});
	};

	const first = await timed(async () => withContext(0), plain, 0);
	await timed(async () => byCommit(0), repository, 0);
	const times = { withoutGit: [] as number[], withGit: [] as number[], alone: [] as number[] };
	for (let at = 1; at <= clicks; at += 1) {
		times.withoutGit.push(await timed(async () => withContext(at), plain, at));
		times.withGit.push(await timed(async () => byCommit(at), repository, at));
		times.alone.push(await timed(async () => alone(at + clicks), plain, at + clicks));
	}
	const result: Clicks = { ...times, first };
	writeFileSync(target, JSON.stringify(result));
	for (const one of [blind, seeing]) {
		one.dispose();
	}
	plain.remove();
	repository.remove();
}

function fill(scratch: Scratch, textOf: (at: number) => string): void {
	for (let at = 0; at < files; at += 1) {
		scratch.write(nameOf(at), textOf(at));
	}
}

function frameOf(at: number): { filename: string; absPath: string; function: string; lineNo: number } {
	return {
		filename: nameOf(at),
		absPath: `/srv/app/${nameOf(at)}`,
		function: `step_${at}_195`,
		lineNo: line,
	};
}

/** Fails where the cursor is not on the line that moved: a time for a wrong line is worth nothing. */
async function timed(click: () => Promise<void>, where: Scratch, at: number): Promise<number> {
	await windowAtRest();
	const start = performance.now();
	await click();
	const took = performance.now() - start;
	const editor = vscode.window.activeTextEditor;
	const shown = `${editor?.document.uri.fsPath}:${editor === undefined ? '' : editor.selection.active.line + 1}`;
	const wanted = `${where.uri(nameOf(at)).fsPath}:${line + 3}`;
	if (shown !== wanted) {
		throw new Error(`${shown} instead of ${wanted}`);
	}
	return took;
}

/** Until the window answers at once, ten times in a row: what it still draws of the click before is not this one's. */
async function windowAtRest(): Promise<void> {
	const limit = performance.now() + 10_000;
	for (let quick = 0; quick < 10 && performance.now() < limit; ) {
		const start = performance.now();
		await vscode.commands.executeCommand('setContext', 'bench.at', start);
		quick = performance.now() - start < 10 ? quick + 1 : 0;
	}
}

async function openRepository(scratch: Scratch): Promise<void> {
	const git = vscode.extensions.getExtension<{
		getAPI(version: 1): { openRepository(uri: vscode.Uri): Promise<unknown> };
	}>('vscode.git');
	await (await git?.activate())?.getAPI(1).openRepository(scratch.folder.uri);
}
