import * as fc from 'fast-check';

type Path = readonly (string | number)[];

/** Every place in a payload, the deepest last. */
export function placesOf(value: unknown, at: Path = []): Path[] {
	const below = Array.isArray(value)
		? value.flatMap((one, index) => placesOf(one, [...at, index]))
		: typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, one]) => placesOf(one, [...at, key]))
			: [];
	return [at, ...below];
}

/** The payload with what stands at `path` replaced, or taken out with `gone`. The payload itself stays. */
export function replaced(payload: unknown, path: Path, by: unknown): unknown {
	const [head, ...rest] = path;
	if (head === undefined) {
		return by;
	}
	if (Array.isArray(payload)) {
		const value = replaced(payload[head as number], rest, by);
		return value === gone ? payload.toSpliced(head as number, 1) : payload.with(head as number, value);
	}
	const fields: [string, unknown][] = Object.entries(payload as object);
	const entries = fields.flatMap(([key, one]) => {
		const value = key === head ? replaced(one, rest, by) : one;
		return value === gone ? [] : [[key, value] as const];
	});
	return Object.fromEntries(entries);
}

export const gone = Symbol('gone');

/** `[[[[…]]]]` or `{"a":{"a":…}}`, as deep as JSON.parse reads it. */
export function nested(depth: number, open: '[' | '{"a":'): unknown {
	return JSON.parse(
		open.repeat(depth) + (open === '[' ? '' : '1') + (open === '[' ? ']' : '}').repeat(depth),
	);
}

/** As a hostile server would send it: own keys that mean something to JavaScript. */
export const polluting: unknown = JSON.parse(
	'{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":null,"length":-1}',
);

/** What can stand where something else is expected. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(
		gone,
		null,
		true,
		false,
		0,
		-1,
		1.5,
		-0,
		1e308,
		'',
		'x',
		'NaN',
		'12e999',
		'null',
		'__proto__',
		[],
		{},
		[[]],
		[null],
		[{}],
		{ values: null },
		'javascript:alert(1)',
		'\u0000\ud800\u202e',
	),
	fc.constantFrom<unknown>(
		'x'.repeat(300_000),
		Array.from({ length: 20_000 }, (_, index) => [index, index]),
		Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index])),
		nested(10_000, '['),
		nested(10_000, '{"a":'),
		polluting,
	),
	fc.jsonValue({ maxDepth: 4 }),
);
