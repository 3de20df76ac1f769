import type { Lock, Stack, Thread } from './event.ts';

/** A lock that a thread holds or waits for, and who holds it. */
export interface LockOfThread {
	readonly lock: Lock;
	/** Of a lock that is waited for: the holder as far as it was told. */
	readonly holder?: Holder;
}

export interface Holder {
	/** As sent; absent where only the lock's address tells who it is. */
	readonly id?: string;
	/** Its number in `stacksOf(event)`, and the thread; absent where the event has no such thread. */
	readonly stack?: number;
	readonly thread?: Thread;
}

/**
 * What the thread of `stacks[number]` waits for and holds: what it waits for first, each lock once. SDKs name a lock at the
 * thread and again at the frame that wants it.
 */
export function locksOf(stacks: readonly Stack[], number: number): readonly LockOfThread[] {
	const stack = stacks[number];
	const own = stack?.thread?.heldLocks ?? [];
	const ofFrames = stack?.stacktrace?.frames.flatMap(({ lock }) => (lock ? [lock] : [])) ?? [];
	const known = new Set<string>();
	const locks = [...own, ...ofFrames.toReversed()].filter((lock) => {
		const key = JSON.stringify([lock.type, lock.address ?? nameOfLock(lock)]);
		return known.size < known.add(key).size;
	});
	return locks
		.toSorted((a, b) => rankOf(a) - rankOf(b))
		.map((lock) => {
			const holder = lock.type === 'blocked' ? holderOf(lock, stack?.thread, stacks) : undefined;
			return { lock, ...(holder && { holder }) };
		});
}

/** The monitor's class, with its package. */
export function nameOfLock({ packageName, className }: Lock): string | undefined {
	return className === undefined ? packageName : [packageName, className].filter(Boolean).join('.');
}

function rankOf({ type }: Lock): number {
	return type === 'blocked' ? 0 : type === 'waiting' || type === 'sleeping' ? 1 : 2;
}

type Numbered = Required<Pick<Holder, 'stack' | 'thread'>>;

/** Who may hold a lock, each thread once. */
interface Holders {
	/** Two of each id: one may be the thread that asks. */
	readonly byId: ReadonlyMap<string, readonly Numbered[]>;
	/** By the address of a lock: who has locked it, three at most: of two others nobody knows which. */
	readonly byLocked: ReadonlyMap<string, readonly Numbered[]>;
}

/** One for all threads that ask: there may be thousands of threads and locks. */
const holdersOf = new WeakMap<readonly Stack[], Holders>();

function holdersIn(stacks: readonly Stack[]): Holders {
	const known = holdersOf.get(stacks);
	if (known) {
		return known;
	}
	const byId = new Map<string, Numbered[]>();
	const byLocked = new Map<string, Numbered[]>();
	for (const [stack, { thread }] of stacks.entries()) {
		if (thread === undefined) {
			continue;
		}
		const { id, heldLocks = [] } = thread;
		if (id !== undefined) {
			addTo(byId, id, { stack, thread }, 2);
		}
		for (const { type, address } of heldLocks) {
			if (type === 'locked' && address !== undefined) {
				addTo(byLocked, address, { stack, thread }, 3);
			}
		}
	}
	const holders = { byId, byLocked };
	holdersOf.set(stacks, holders);
	return holders;
}

/** Of the stacks of one thread the first is kept. */
function addTo(map: Map<string, Numbered[]>, key: string, one: Numbered, most: number): void {
	const list = map.get(key) ?? [];
	if (list.length < most && !list.some(({ thread }) => thread === one.thread)) {
		map.set(key, [...list, one]);
	}
}

/** By the id that came with the lock, else the one other thread that is said to have locked that address. */
function holderOf(
	{ threadId, address }: Lock,
	asking: Thread | undefined,
	stacks: readonly Stack[],
): Holder | undefined {
	const { byId, byLocked } = holdersIn(stacks);
	const others = (list: readonly Numbered[] = []) => list.filter(({ thread }) => thread !== asking);
	if (threadId !== undefined) {
		return { id: threadId, ...others(byId.get(threadId))[0] };
	}
	const [only, ...more] = others(address === undefined ? [] : byLocked.get(address));
	return more.length === 0 ? only : undefined;
}
