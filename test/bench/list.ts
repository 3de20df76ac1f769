import { Section } from '../../src/extension/list/section.ts';
import { RowModel } from '../../src/extension/list/rowModel.ts';
import { sectionRow } from '../../src/extension/list/sectionRows.ts';
import { createL10n } from '../../src/core/text/l10n.ts';
import { shippedViews } from '../../src/core/query/view.ts';
import { createApi } from '../../src/sentry/net.ts';
import { startSampleSentry } from '../sentry/sampleSentry.ts';
import type { BenchRow } from './benchRow.ts';
import { median } from './quantile.ts';

const l10n = createL10n();
const runs = 41;
const pages = 10;

/**
 * From asking to rows, through the real client and the section of the tree. The sample server looks through all its issues
 * for each page, which a real one does not, so that the time of the same request without Culprit is taken off. The two
 * sizes take turns, so that whatever else the machine does falls on both.
 */
export async function benchList(): Promise<readonly BenchRow[]> {
	await using few = await sample(100);
	await using many = await sample(10_000);
	const times = { few: [] as number[], many: [] as number[] };
	let requests = 0;
	// The first turn warms up connections and compiler.
	for (let run = 0; run <= runs; run++) {
		const first = { few: await firstRows(few), many: await firstRows(many) };
		requests = first.many.requests;
		if (run > 0) {
			times.few.push(first.few.ms);
			times.many.push(first.many.ms);
		}
	}
	const floor = median(times.few);
	const walked = await walk(many);
	return [
		{
			what: 'first rows of 10,000 issues, beside the server',
			value: median(times.many),
			unit: 'ms',
			floor,
			floorIs: 'the same with 100 issues, in the same run',
			budget: floor * 1.2,
		},
		{ what: 'requests for the first rows of 10,000 issues', value: requests, unit: 'requests', budget: 1 },
		{ what: 'slowest page of the first 1,000 of 10,000 issues', value: walked.slowest, unit: 'ms' },
		{
			what: `requests for ${pages} pages of 10,000 issues`,
			value: walked.requests,
			unit: 'requests',
			budget: pages,
		},
	];
}

type Sample = Awaited<ReturnType<typeof sample>>;

async function firstRows(server: Sample): Promise<{ readonly ms: number; readonly requests: number }> {
	const { sentry } = server;
	const section = open(server);
	sentry.forgetRequests();
	const start = performance.now();
	await section.list.load();
	show(section, new RowModel());
	const took = performance.now() - start;
	const requests = sentry.requests.length;
	const [asked] = sentry.requests;
	section.dispose();
	const url = `${sentry.origin}${asked?.path}?${asked?.query.toString()}`;
	const again = performance.now();
	const reply = await fetch(url, { headers: { authorization: `Bearer ${sentry.tokens.readOnly}` } });
	await reply.arrayBuffer();
	return { ms: took - (performance.now() - again), requests };
}

async function walk(server: Sample): Promise<{ readonly slowest: number; readonly requests: number }> {
	const section = open(server);
	const model = new RowModel();
	let slowest = 0;
	server.sentry.forgetRequests();
	for (let page = 0; page < pages; page++) {
		const start = performance.now();
		await (page === 0 ? section.list.load() : section.list.loadMore());
		show(section, model);
		slowest = Math.max(slowest, performance.now() - start);
	}
	section.dispose();
	return { slowest, requests: server.sentry.requests.length };
}

function open({ sentry, api, view }: Sample): Section {
	return new Section({
		id: view.id,
		view,
		ask: async () => ({
			query: { query: view.query, sort: view.sort, projects: [], environments: [] },
		}),
		fetchPage: async (query, signal) => {
			api.revalidate();
			return api.issues(sentry.organization, query, signal);
		},
		now: Date.now,
	});
}

function show(section: Section, model: RowModel): void {
	model.show([
		sectionRow(section, {
			context: { l10n, language: 'en', now: Date.now() },
			groupBy: 'none',
			shown: (issue) => issue,
			isNew: () => false,
			isUsual: true,
			server: undefined,
		}),
	]);
}

async function sample(issues: number) {
	const sentry = await startSampleSentry({ issues });
	const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
	const view = shippedViews(l10n).at(-1);
	if (!view) {
		throw new Error('no view');
	}
	return {
		sentry,
		api,
		view,
		[Symbol.asyncDispose]: async () => {
			await api.close();
			await sentry.close();
		},
	};
}
