/** How the server of a soak misbehaves: by chance, every request anew, with every knob that the sample server has. */
import type { FailureReason } from '../../src/core/failure.ts';
import type { Fault } from '../sentry/http/fault.ts';
import {
	badGateway,
	brownout,
	glitchtipThrottled,
	internalError,
	loginPage,
	rateLimited,
	redirect,
	throttled,
} from '../sentry/http/faults.ts';
import type { RecordedRequest } from '../sentry/http/recorder.ts';
import type { SampleSentry } from '../sentry/sampleSentry.ts';
import type { Chance } from './chance.ts';

interface Kind {
	readonly name: string;
	readonly weight: number;
	readonly fault: (chance: Chance) => Fault;
	/** What the log may call it; empty where the request has to succeed all the same. */
	readonly reasons: readonly FailureReason[];
}

/** Something that went wrong with one request. */
export interface Mishap {
	readonly kind: string;
	readonly reasons: readonly FailureReason[];
	readonly request: RecordedRequest;
}

/** `elsewhere` is an origin that must never be asked. */
function kinds(elsewhere: string): readonly [Kind, ...Kind[]] {
	const soon = (): number => Math.round(Date.now() / 1000) + 2;
	const unreachable: readonly FailureReason[] = ['unreachable', 'badReply'];
	return [
		{ name: 'well', weight: 40, fault: () => ({}), reasons: [] },
		{
			name: 'late',
			weight: 12,
			fault: (chance) => ({ latency: 100 + chance.below(2_000) }),
			reasons: [],
		},
		{ name: 'slow body', weight: 5, fault: () => ({ slow: { bytes: 16_384, every: 40 } }), reasons: [] },
		{ name: 'gzip', weight: 5, fault: () => ({ gzip: true }), reasons: [] },
		{ name: 'drop before', weight: 5, fault: () => ({ drop: 'before' }), reasons: unreachable },
		{ name: 'drop midway', weight: 4, fault: () => ({ drop: 'midway' }), reasons: unreachable },
		{ name: 'truncated', weight: 4, fault: () => ({ truncate: 40 }), reasons: ['badReply'] },
		{
			name: 'foreign JSON',
			weight: 4,
			fault: (chance) => ({ body: [{ ok: true }, '"hello"', 'null', '[[]]'][chance.below(4)] ?? '' }),
			// What reads as an empty list, or as nothing to know, is an answer.
			reasons: [],
		},
		{ name: 'empty', weight: 2, fault: () => ({ body: '' }), reasons: ['badReply'] },
		// A page in the place of an answer that never came may mean that there is no such route.
		{ name: 'HTML with 200', weight: 3, fault: loginPage, reasons: ['notSentry', 'gone'] },
		{ name: '500', weight: 3, fault: internalError, reasons: ['serverError'] },
		{
			name: '502, 503, 504',
			weight: 5,
			fault: (chance) => badGateway(([502, 503, 504] as const)[chance.below(3)]),
			reasons: ['serverError'],
		},
		{
			name: '429 in seconds',
			weight: 2,
			fault: (chance) => throttled(1 + chance.below(3)),
			reasons: ['rateLimited'],
		},
		{ name: '429 with a reset', weight: 2, fault: () => rateLimited(soon()), reasons: ['rateLimited'] },
		{
			name: '429 with a date',
			weight: 1,
			fault: () => glitchtipThrottled(new Date(Date.now() + 2_000).toUTCString()),
			reasons: ['rateLimited'],
		},
		{ name: '429 for long', weight: 0.2, fault: () => throttled(20), reasons: ['rateLimited'] },
		{
			name: '401',
			weight: 1,
			fault: () => ({ status: 401, body: { detail: 'Invalid token' } }),
			reasons: ['invalidToken'],
		},
		{
			name: '403',
			weight: 2,
			fault: () => ({ status: 403, body: {} }),
			reasons: ['forbidden', 'missingScope'],
		},
		{
			name: '404',
			weight: 2,
			fault: () => ({ status: 404, body: { detail: 'Not found' } }),
			reasons: ['notFound'],
		},
		{ name: '410', weight: 2, fault: brownout, reasons: ['gone'] },
		{
			name: 'redirect away',
			weight: 2,
			fault: () => redirect(`${elsewhere}/api/0/`),
			reasons: ['redirected'],
		},
		{
			name: 'redirect in circles',
			weight: 2,
			fault: () => redirect(circle),
			reasons: ['redirected', 'notFound'],
		},
		{ name: 'oversize', weight: 1, fault: () => ({ oversize: 12 * 1024 * 1024 }), reasons: ['tooLarge'] },
		{ name: 'gzip bomb', weight: 1, fault: () => ({ gzip: 30 * 1024 * 1024 }), reasons: ['tooLarge'] },
	];
}

/** A route that leads to itself. */
const circle = '/api/0/circle/';

/** Lets the server misbehave until its knobs are cleared; tells of every mishap. */
export function misbehave(
	sentry: SampleSentry,
	elsewhere: string,
	chance: Chance,
	tell: (mishap: Mishap) => void,
): void {
	const all = kinds(elsewhere);
	const [well] = all;
	let asked: RecordedRequest | undefined;
	/** Who shows its page twice in the place of an answer has no such route, as far as anybody can tell. */
	const hidden = new Set<string>();
	const next = (): Kind => {
		const kind = chance.weighted(all);
		const route = asked?.path.replaceAll(/[0-9a-f]{32}|\d+/g, '*') ?? '';
		if (kind.fault !== loginPage) {
			return kind;
		}
		if (hidden.has(route)) {
			return well;
		}
		hidden.add(route);
		return kind;
	};
	sentry.knobs.set({
		when: ({ headers }) => {
			asked = sentry.requests.findLast((request) => request.headers === headers);
			return true;
		},
		get fault() {
			if (asked?.path === circle) {
				// The way on of a request that was told of already: it ends in one line of the log.
				return redirect(circle);
			}
			const { name: kind, fault, reasons } = next();
			if (asked) {
				tell({ kind, reasons, request: asked });
			}
			return fault(chance);
		},
	});
}
