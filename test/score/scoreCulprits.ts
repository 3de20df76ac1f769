import { parseCulprit, type CulpritShape } from '../../src/core/source/culprit.ts';
import { rowsOf } from './corpus.ts';
import { count, createScore, type Score } from './tally.ts';

interface CulpritRow {
	readonly id: string;
	readonly culprit: string;
	readonly platform: string | null;
	readonly expect: {
		readonly shape: string;
		readonly loc: string | null;
		readonly function: string | null;
		readonly truncated?: boolean;
	};
}

interface GeneratedRow {
	readonly id: string;
	readonly culprit: string;
	readonly platform: string | null;
	readonly expect: {
		readonly module: string | null;
		readonly filename: string | null;
		readonly function: string | null;
	};
}

/** The corpus' words for the shapes. */
const shapes: { readonly [S in CulpritShape]: readonly string[] } = {
	locInFunction: ['loc in fn', 'loc in fn truncated'],
	functionOfLoc: ['fn(loc)', 'fn(loc) truncated'],
	function: ['function-only'],
	route: ['route'],
	httpRoute: ['http-route'],
	dotted: ['dotted-name'],
	action: ['controller#action'],
	name: ['bare-name'],
	path: ['path'],
	pathLine: ['loc:line'],
	csp: ['csp'],
	text: ['text', 'client-supplied, cut by Relay to 200'],
	empty: ['empty'],
};

export async function scoreCulprits(folder: string): Promise<Score> {
	const score = createScore();
	for (const row of await rowsOf<CulpritRow>(folder, 'a_culprits.jsonl')) {
		const told = parseCulprit(row.culprit, row.platform ?? undefined);
		const { shape, loc, function: name, truncated } = row.expect;
		const right =
			shapes[told.shape].includes(shape) &&
			(truncated === true
				? told.truncated && (name === null || told.function === name)
				: (told.location ?? null) === loc && (told.function ?? null) === name);
		count(
			score,
			row.id,
			shape,
			right ? 'right' : 'wrong',
			`${row.culprit.slice(0, 60)} → ${JSON.stringify(told)}`,
		);
	}
	for (const row of await rowsOf<GeneratedRow>(folder, 'a_culprit_generated.jsonl')) {
		const told = parseCulprit(row.culprit, row.platform ?? undefined);
		const { module, filename, function: name } = row.expect;
		const places = [module, filename].filter((one) => one !== null);
		const placed =
			told.location === undefined
				? // Symbol-only platforms: the culprit never held the place that the frame has.
					!places.some((place) => row.culprit.includes(place))
				: places.includes(told.location);
		const named = (told.function ?? '?') === (name ?? '?');
		count(
			score,
			row.id,
			'generated',
			placed && named ? 'right' : 'wrong',
			`${row.culprit.slice(0, 80)} → ${JSON.stringify(told)} want ${JSON.stringify(row.expect)}`,
		);
	}
	return score;
}
