/** A reporter for node:test that prints nothing on the terminal: its output is one `Result` as JSON. */
import path from 'node:path';
import { failureText, nothing, type Result } from './results.ts';

interface TestEvent {
	readonly type: string;
	readonly data: {
		readonly name: string;
		readonly file?: string;
		readonly skip?: unknown;
		readonly todo?: unknown;
		readonly details?: { readonly type?: string; readonly error?: { readonly cause?: unknown } };
	};
}

// oxlint-disable-next-line import/no-default-export -- node:test takes the default export of a reporter's module
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	let { passed, failed, skipped } = nothing;
	const failures: string[] = [];
	for await (const { type, data } of events) {
		if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') {
			continue;
		}
		if (data.skip !== undefined || data.todo !== undefined) {
			skipped++;
		} else if (type === 'test:pass') {
			passed++;
		} else {
			failed++;
			failures.push(failureText(path.basename(data.file ?? ''), data.name, data.details?.error?.cause));
		}
	}
	yield JSON.stringify({ passed, failed, skipped, failures } satisfies Result);
}
