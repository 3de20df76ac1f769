/**
 * What is known of a server, learnt from its answers and kept with the account. Whoever wants to know whether something can
 * be had there asks `lacks`; nobody asks which make it is, except for its name.
 */
export interface ServerFacts {
	/** Absent: not known. */
	readonly kind?: ServerKind;
	/** As the server says it, `5.1.0`. Absent where it does not. */
	readonly version?: string;
	/** By `Capability`: what it was asked for and has not got. */
	readonly lacks?: { readonly [capability: string]: Lack };
}

export type ServerKind = 'saas' | 'sentry' | 'glitchtip';

interface Lack {
	/** Unix ms when it was last found missing. */
	readonly at: number;
	/** How often: once may have been a gateway's bad moment. */
	readonly times: number;
}

/** A route by method and pattern, a word for an event, a sort. */
export type Capability = `${'GET' | 'PUT' | 'POST'} ${string}` | `event:${string}` | `sort:${string}`;

/** What was learnt: of `lacks`, nothing in the place of a lack means that it is there, or may be. */
export interface Learnt {
	readonly kind?: ServerKind | undefined;
	readonly version?: string | undefined;
	readonly lacks?: { readonly [capability: string]: Lack | undefined };
}

/** In ms: that a server was upgraded without saying so is found out within a week. */
const lasting = 7 * 86_400_000;

/** More than Culprit asks for. */
const mostLacks = 200;

/** Whether the server was found not to have it, lately enough to hold. `now` in Unix ms; a clock may have been set back. */
export function lacks(facts: ServerFacts | undefined, capability: Capability, now: number): boolean {
	const lack = facts?.lacks && Object.hasOwn(facts.lacks, capability) ? facts.lacks[capability] : undefined;
	return lack !== undefined && Math.abs(now - lack.at) < lasting;
}

/** The facts with what was learnt. Of a server that has become another, what it lacked before says nothing. */
export function withLearnt(facts: ServerFacts, learnt: Learnt): ServerFacts {
	const kind = learnt.kind ?? facts.kind;
	const version = learnt.version ?? facts.version;
	const isOther =
		(facts.kind !== undefined && kind !== facts.kind) ||
		(facts.version !== undefined && version !== facts.version);
	const all = Object.entries({ ...(!isOther && facts.lacks), ...learnt.lacks });
	const left = all.flatMap(([name, lack]) => (lack ? [[name, lack] as const] : []));
	return {
		...(kind !== undefined && { kind }),
		...(version !== undefined && { version }),
		...(left.length > 0 && { lacks: Object.fromEntries(left.slice(-mostLacks)) }),
	};
}

/** Facts as they were stored, or nothing: storage is outside data too. */
export function parseServerFacts(stored: unknown): ServerFacts | undefined {
	if (typeof stored !== 'object' || stored === null) {
		return undefined;
	}
	const kind = kinds.find((known) => known === Reflect.get(stored, 'kind'));
	const version: unknown = Reflect.get(stored, 'version');
	return withLearnt(
		{},
		{ kind, version: parseVersion(version), lacks: parseLacks(Reflect.get(stored, 'lacks')) },
	);
}

/** A version as servers write it, or nothing. */
export function parseVersion(text: unknown): string | undefined {
	return typeof text === 'string' && /^v?\d[\w.+-]{0,39}$/.test(text) ? text : undefined;
}

/** `GlitchTip 5.1.0`; nothing where it is not known. These are names: they read alike in all languages. */
export function serverName({ kind, version }: ServerFacts = {}): string | undefined {
	return kind && [makes[kind], version].filter((part) => part !== undefined).join(' ');
}

const makes: { readonly [K in ServerKind]: string } = {
	saas: 'sentry.io',
	sentry: 'Sentry',
	glitchtip: 'GlitchTip',
};
const kinds: readonly ServerKind[] = ['saas', 'sentry', 'glitchtip'];

function parseLacks(stored: unknown): { readonly [capability: string]: Lack } {
	const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
	const read = entries.flatMap(([name, lack]: [string, unknown]): [string, Lack][] => {
		const at: unknown = Reflect.get(Object(lack), 'at');
		const times: unknown = Reflect.get(Object(lack), 'times');
		return /^[ -~]{1,200}$/.test(name) && Number.isFinite(at) && Number.isFinite(times)
			? [[name, { at: Number(at), times: Number(times) }]]
			: [];
	});
	return Object.fromEntries(read);
}
