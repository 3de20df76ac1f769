const head = `"eventID":"${'a'.repeat(32)}"`;

/** Entries of exceptions with two stacks of frames each, in which nothing is said: 19 MB of 8, 200 and 2,000 are 24 KB of gzip. */
export function framesEvent(entries: number, exceptions: number, frames: number): string {
	const stack = `{"frames":[${listed('{}', frames)}]}`;
	const exception = `{"stacktrace":${stack},"rawStacktrace":${stack}}`;
	const entry = `{"type":"exception","data":{"values":[${listed(exception, exceptions)}]}}`;
	return `{${head},"entries":[${listed(entry, entries)}]}`;
}

/** Events with as much of one kind as so many bytes and so many values allow: what each makes slow is another loop. */
export const hostileEvents: { readonly [name: string]: (bytes: number, values: number) => string } = {
	'of empty frames': (bytes, values) => {
		const exceptions = 200;
		const frames = Math.floor(Math.min(values / 2, bytes / 3) / (2 * exceptions)) - 5;
		return framesEvent(1, exceptions, frames);
	},
	'of frames with all that a frame has': (bytes, values) => {
		const frame = JSON.stringify({
			...Object.fromEntries(
				['filename', 'absPath', 'module', 'package', 'platform', 'function', 'rawFunction', 'symbol'].map(
					(name) => [name, `${name} ${'x'.repeat(20)}`],
				),
			),
			lineNo: 7,
			colNo: 8,
			inApp: true,
			context: Array.from({ length: 11 }, (_, at) => [at, 'value = compute()']),
			vars: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`name${at}`, `'value ${at}'`])),
			errors: [{ type: 'js_no_source' }],
			data: { orig_abs_path: 'a.js', orig_lineno: 3 },
		});
		const count = Math.floor(Math.min(bytes / (frame.length + 1), values / 75));
		return eventOf('exception', `{"values":[{"stacktrace":{"frames":[${listed(frame, count)}]}}]}`);
	},
	'of variables': (bytes, values) => {
		const frame = `{"vars":{${numbered(1_000, (at) => `"v${at}":[1]`)}}}`;
		const count = Math.floor(Math.min(bytes / (frame.length + 1), values / 2_010));
		return eventOf('exception', `{"values":[{"stacktrace":{"frames":[${listed(frame, count)}]}}]}`);
	},
	'of unknown names': (bytes, values) => {
		const count = Math.min(values, Math.floor(bytes / 14));
		return `{${head},"entries":[],${numbered(count, (at) => `"k${at}":1`)}}`;
	},
	'of unknown names in one context': (bytes, values) => {
		const count = Math.min(values, Math.floor(bytes / 14));
		return `{${head},"contexts":{${numbered(count, (at) => `"k${at}":1`)}}}`;
	},
	'of lists in lists': (bytes, values) => {
		const levels = 900;
		const nest = '['.repeat(levels) + ']'.repeat(levels);
		return `{${head},"contexts":{"x":[${listed(nest, Math.floor(Math.min(values, bytes / 2) / (levels + 1)) - 1)}]}}`;
	},
	'of breadcrumbs': (bytes, values) => {
		const crumb = `{"message":{"a":1},"data":{"b":[1]},"timestamp":"2026-01-01T00:00:00Z"}`;
		return eventOf(
			'breadcrumbs',
			`{"values":[${listed(crumb, Math.floor(Math.min(values / 8, bytes / (crumb.length + 1))) - 1)}]}`,
		);
	},
	'of headers': (bytes, values) => {
		const one = `{"type":"request","data":{"headers":[${listed('["a",{"b":1}]', 400)}]}}`;
		return `{${head},"entries":[${listed(one, Math.floor(Math.min(values / 1_700, bytes / (one.length + 1))))}]}`;
	},
	'of one long text': (bytes) => eventOf('message', `{"formatted":"${'x'.repeat(bytes - 200)}"}`),
	'of long texts': (bytes) => {
		const count = Math.floor(bytes / 20_010);
		return `{${head},"contexts":{${numbered(count, (at) => `"${at}":"${'y'.repeat(20_000)}"`)}}}`;
	},
	'of texts in another script': (bytes) => {
		const count = Math.floor(bytes / 30_010);
		return `{${head},"contexts":{${numbered(count, (at) => `"${at}":"${'語'.repeat(10_000)}"`)}}}`;
	},
};

function eventOf(type: string, data: string): string {
	return `{${head},"entries":[{"type":"${type}","data":${data}}]}`;
}

function listed(item: string, count: number): string {
	return Array.from({ length: Math.max(0, count) }, () => item).join(',');
}

function numbered(count: number, make: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => make(at)).join(',');
}
