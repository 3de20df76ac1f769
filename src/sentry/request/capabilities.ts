import {
	type Capability,
	type Learnt,
	lacks,
	type ServerFacts,
	withLearnt,
} from '../../core/capabilities.ts';
import { CulpritError, type FailureFacts, type FailureReason } from '../../core/failure.ts';
import { noRoute } from './routes.ts';

/** What the server can do, as far as it has shown: of the account, so that it is known in the next window too. */
export interface Capabilities {
	readonly facts: () => ServerFacts;
	/** Throws as the server did when it was asked for this before, and had not got it. */
	readonly check: (capability: Capability, about: FailureFacts, reason?: FailureReason) => void;
	/** It has not got it. Found once, that holds until somebody wants everything anew; found twice, for a week. */
	readonly miss: (capability: Capability) => void;
	/** It has it after all. */
	readonly has: (capability: Capability) => void;
	/** What it says of itself. Of another version than before, everything is found out anew. */
	readonly note: (self: Pick<Learnt, 'kind' | 'version'>) => void;
	/** Somebody wants everything anew: what was found missing once only is asked for once more. */
	readonly doubt: () => void;
	readonly forget: () => void;
}

export interface CapabilitiesOptions {
	/** The account's own. */
	readonly origin: string;
	/** What was learnt before. */
	readonly known: ServerFacts;
	readonly now: () => number;
	/** To be kept. */
	readonly learnt: (learnt: Learnt) => void;
}

export function createCapabilities({ origin, known, now, learnt }: CapabilitiesOptions): Capabilities {
	let facts = known;
	/** How often what is doubted was found missing before. */
	const doubted = new Map<string, number>();

	function learn(change: Learnt): void {
		facts = withLearnt(facts, change);
		learnt(change);
	}

	return {
		facts: () => facts,
		check(capability, about, reason = 'gone') {
			if (lacks(facts, capability, now())) {
				throw new CulpritError(reason, { origin, code: noRoute, ...about });
			}
		},
		miss(capability) {
			if (facts.kind === 'saas') {
				// It has everything: what it refuses, one organization may not do.
				return;
			}
			const before = facts.lacks?.[capability]?.times ?? doubted.get(capability) ?? 0;
			doubted.delete(capability);
			learn({ lacks: { [capability]: { at: now(), times: before + 1 } } });
		},
		has(capability) {
			doubted.delete(capability);
			if (facts.lacks?.[capability]) {
				learn({ lacks: { [capability]: undefined } });
			}
		},
		note({ kind, version }) {
			const isNew =
				// It is known by its address, and answers as every Sentry does.
				facts.kind !== 'saas' &&
				((kind !== undefined && kind !== facts.kind) || (version !== undefined && version !== facts.version));
			if (isNew) {
				doubted.clear();
				learn({ kind, version });
			}
		},
		doubt() {
			const once = Object.entries(facts.lacks ?? {}).filter(([, { times }]) => times === 1);
			if (once.length > 0) {
				for (const [capability] of once) {
					doubted.set(capability, 1);
				}
				learn({ lacks: Object.fromEntries(once.map(([capability]) => [capability, undefined])) });
			}
		},
		forget() {
			facts = {};
			doubted.clear();
		},
	};
}
