type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without the keys that hold `undefined`: absent is absent, also for `Object.keys` and over messages. */
export function present<T extends object>(value: T): Present<T> {
	const copy: { [key: string]: unknown } = {};
	for (const [key, one] of Object.entries(value)) {
		if (one !== undefined) {
			copy[key] = one;
		}
	}
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loop is what the type says
	return copy as Present<T>;
}
