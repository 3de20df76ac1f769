/** A reporter for node:test that prints nothing on the terminal: its output is one `Result` as JSON. */
import path from 'node:path';
import { add, broken, failureText, nothing, type Result, skippedTest } from './results.ts';

interface TestEvent {
	readonly type: string;
	readonly data: {
		readonly name: string;
		readonly file?: string;
		/** The reason, or true where none is given. */
		readonly skip?: unknown;
		readonly todo?: unknown;
		readonly details?: {
			readonly type?: string;
			readonly error?: { readonly cause?: unknown };
			readonly duration_ms?: number;
		};
	};
}

// oxlint-disable-next-line import/no-default-export -- node:test takes the default export of a reporter's module
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	let result = nothing;
	for await (const event of events) {
		result = add(result, resultOf(event));
	}
	yield JSON.stringify(result satisfies Result);
}

function resultOf({ type, data }: TestEvent): Result {
	const file = path.basename(data.file ?? '');
	// A file with a process of its own is told of as a test whose name is its path.
	if (type === 'test:complete' && data.file !== undefined && path.resolve(data.name) === data.file) {
		return { ...nothing, files: [{ file, seconds: (data.details?.duration_ms ?? 0) / 1000 }] };
	}
	if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') {
		return nothing;
	}
	if (data.skip !== undefined || data.todo !== undefined) {
		return skippedTest(file, data.name, data.skip ?? data.todo);
	}
	return type === 'test:pass'
		? { ...nothing, passed: 1 }
		: broken(failureText(file, data.name, data.details?.error?.cause));
}
