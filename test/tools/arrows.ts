/**
 * `npm run arrows [-- FOLDER…]`: how the rooms of `src/extension`, `src/sentry` and `src/core` hang together. A room is a folder
 * below, or a file that lies loose. An arrow leads from one room to another that any of its files imports: types and dynamic
 * imports count, too. Floors are counted from below; an arrow to a higher floor runs back up.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** From the top. What is not named is on no floor: its arrows are counted, not judged. */
const floors: { readonly [folder: string]: readonly (readonly string[])[] } = {
	'src/extension': [
		['extension.ts'],
		['panel', 'actions'],
		['list'],
		['inFile', 'signIn'],
		['source', 'session'],
		['platform'],
	],
	'src/sentry': [
		['net.ts'],
		['client.ts'],
		['resources'],
		['cache'],
		['request'],
		['transport', 'wire'],
		['api.ts', 'apiOptions.ts', 'origin.ts'],
	],
	'src/core': [
		['panel'],
		['inFile'],
		['source', 'query', 'actions', 'discovery'],
		['issue'],
		['text'],
		['emitter.ts'],
		['capabilities.ts', 'failure.ts', 'json.ts', 'lifecycle.ts', 'offline.ts', 'origin.ts'],
	],
};

const given = process.argv.slice(2);
for (const folder of given.length > 0 ? given : Object.keys(floors)) {
	tell(folder);
}

function tell(folder: string): void {
	const texts = new Map(
		globSync(`${folder}/**/*.{ts,tsx}`)
			.map((file) => file.replaceAll(path.sep, '/'))
			.toSorted()
			.map((file) => [file, readFileSync(file, 'utf8')] as const),
	);
	const files: Graph = new Map(Array.from(texts, ([file, text]) => [file, importedBy(file, text, texts)]));
	const roomOf = (file: string): string => file.slice(folder.length + 1).split('/')[0] ?? '';
	const rooms = new Map<string, Set<string>>();
	/** Room → room, as one text → the imports that make the arrow. */
	const arrows = new Map<string, string[]>();
	for (const [file, imported] of files) {
		const from = roomOf(file);
		const out = rooms.get(from) ?? new Set();
		rooms.set(from, out);
		for (const other of imported) {
			const to = roomOf(other);
			if (to !== from) {
				out.add(to);
				const name = `${from} → ${to}`;
				arrows.set(name, [...(arrows.get(name) ?? []), `${path.basename(file)} → ${other}`]);
			}
		}
	}
	const floorOf = new Map(
		(floors[folder] ?? [])
			.toReversed()
			.flatMap((names, floor) => names.map((name) => [name, floor] as const)),
	);
	const steps = Array.from(arrows, ([name, imports]) => {
		const [from = Number.NaN, to = Number.NaN] = name.split(' → ').map((room) => floorOf.get(room));
		return { name, imports, step: to - from };
	});
	const circles = (graph: Graph): readonly (readonly string[])[] =>
		componentsOf(graph).filter((group) => group.length > 1);
	const lines = Array.from(texts.values(), (text) => text.split('\n').length - 1);
	const folders = new Set(Array.from(files.keys(), (file) => path.dirname(file)));
	const roomCircles = circles(rooms);
	const inCircles = steps.filter(({ name }) => {
		const [from = '', to = ''] = name.split(' → ');
		return roomCircles.some((circle) => circle.includes(from) && circle.includes(to));
	});
	const unjudged = steps.filter(({ step }) => Number.isNaN(step));
	const up = steps.filter(({ step }) => step > 0);
	const level = steps.filter(({ step }) => step === 0);
	console.log(
		`${folder}: ${texts.size} files, ${sum(lines)} lines, ${folders.size} folders, ${rooms.size} rooms, ` +
			`${arrows.size} arrows (${sum(steps.map(({ imports }) => imports.length))} imports), ` +
			`${up.length} up, ${level.length} to the same floor, ${unjudged.length} without a floor, ` +
			`${inCircles.length} in circles`,
	);
	for (const { name, imports, step } of [...up, ...level]) {
		console.log(`  ${step > 0 ? 'up' : 'same floor'}: ${name}`);
		console.log(imports.map((one) => `    ${one}`).join('\n'));
	}
	for (const circle of roomCircles) {
		console.log(`  circle of rooms: ${circle.join(', ')}`);
	}
	for (const circle of circles(files)) {
		console.log(`  circle of files: ${circle.map((file) => file.slice(folder.length + 1)).join(', ')}`);
	}
}

/** The files of the folder that this one names in an import or export, however it is written. */
function importedBy(file: string, text: string, known: ReadonlyMap<string, string>): ReadonlySet<string> {
	const named = text.matchAll(/\b(?:from|import|require)\s*\(?\s*'(\.[^']+)'/g);
	return new Set(
		Array.from(named, ([, from = '']) => path.posix.join(path.posix.dirname(file), from)).filter(
			(other) => other !== file && known.has(other),
		),
	);
}

/** What can be reached from one another (Tarjan's strongly connected components). */
function componentsOf(graph: Graph): readonly (readonly string[])[] {
	const found: string[][] = [];
	const order = new Map<string, number>();
	const open: string[] = [];
	const visit = (node: string): number => {
		const own = order.size;
		let lowest = own;
		order.set(node, own);
		open.push(node);
		for (const next of graph.get(node) ?? []) {
			if (!order.has(next)) {
				lowest = Math.min(lowest, visit(next));
			} else if (open.includes(next)) {
				lowest = Math.min(lowest, order.get(next) ?? own);
			}
		}
		if (lowest === own) {
			found.push(open.splice(open.indexOf(node)).toSorted());
		}
		return lowest;
	};
	for (const node of graph.keys()) {
		if (!order.has(node)) {
			visit(node);
		}
	}
	return found;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
