/**
 * What Sentry or an SDK did to a value before it was stored (`_meta` in the API): a tree beside the event's own, which has
 * no more in it than what was really marked.
 */
export interface Marks {
	/** Of the value itself. */
	readonly own?: Mark;
	/** Of what is in it, by name or number. */
	readonly inner?: { readonly [name: string]: Marks };
}

export interface Mark {
	readonly remarks: readonly Remark[];
	/** What was wrong with the value: `invalid_data`, …: an open set. */
	readonly errors: readonly string[];
	/** Characters of a text, or items of a list, before it was cut. */
	readonly length?: number;
}

/** One rule that was applied. */
export interface Remark {
	/** `!limit`, `@password:filter`, `project:0`, …: an open set. */
	readonly rule: string;
	/** `x` removed, `s` substituted, `m` masked, `p` pseudonymized, `e` encrypted, `a` annotated. */
	readonly type?: string;
	/** Where in the text that is left what was put in begins. */
	readonly from?: number;
}

/** The marks of a part of a value. Names are remote: none is looked up in a prototype. */
export function marksIn(marks: Marks | undefined, name: string | number): Marks | undefined {
	const inner = marks?.inner;
	return inner && Object.hasOwn(inner, name) ? inner[name] : undefined;
}
