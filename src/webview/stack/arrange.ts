import type { Exception, Stack } from '../../core/issue/event.ts';

/** A stack with its number in `stacksOf(event)`, by which the host knows it. */
export interface NumberedStack {
	readonly number: number;
	readonly stack: Stack;
	/** Depth in an exception group's tree; 0 outside of one. */
	readonly depth: number;
	/** What it hangs from in that tree. */
	readonly parent?: Exception;
}

export interface Arranged {
	/** The raised exception first, each followed by its causes; the other way round when `oldestFirst`. */
	readonly exceptions: readonly NumberedStack[];
	/** Crashed first, then the current one, then the main one, then as sent. */
	readonly threads: readonly NumberedStack[];
	readonly others: readonly NumberedStack[];
	/** The exceptions are a tree: some have more than one cause. */
	readonly isGroup: boolean;
	/** Exceptions that the SDK left out, and before which of `exceptions` they belong. */
	readonly omitted?: { readonly count: number; readonly at: number };
}

/** `omitted` counts exceptions as they were before the SDK left some out: first, and the one after the last. */
export function arrange(
	stacks: readonly Stack[],
	oldestFirst: boolean,
	omitted?: readonly [number, number],
): Arranged {
	const numbered = stacks.map((stack, number) => ({ number, stack, depth: 0 }));
	const of = (kind: Stack['kind']) => numbered.filter(({ stack }) => stack.kind === kind);
	const raisedFirst = of('exception').toReversed();
	const isGroup = raisedFirst.some(({ stack }) => stack.exception?.mechanism?.isExceptionGroup === true);
	const tree = isGroup ? asTree(raisedFirst) : raisedFirst;
	const exceptions = oldestFirst ? tree.toReversed() : tree;
	const left = omitted && leftOut(exceptions, omitted, isGroup, oldestFirst);
	return {
		exceptions,
		...(left && { omitted: left }),
		threads: of('thread').toSorted((a, b) => rankOf(a.stack) - rankOf(b.stack) || a.number - b.number),
		others: of('stacktrace'),
		isGroup,
	};
}

/** In a group's tree, whose order is another one, they stand at the end. */
function leftOut(
	exceptions: readonly NumberedStack[],
	[from, to]: readonly [number, number],
	isGroup: boolean,
	oldestFirst: boolean,
): Arranged['omitted'] {
	if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to <= from) {
		return undefined;
	}
	const at = isGroup
		? -1
		: exceptions.findIndex(({ number }) => (oldestFirst ? number >= from : number < from));
	return { count: to - from, at: at === -1 ? exceptions.length : at };
}

function rankOf({ thread }: Stack): number {
	return thread?.crashed ? 0 : thread?.current ? 1 : thread?.main ? 2 : 3;
}

/** Depth first by `parentId`. What has no known parent is a root; a parent that is its own descendant is not followed. */
function asTree(stacks: readonly NumberedStack[]): readonly NumberedStack[] {
	const idOf = ({ stack }: NumberedStack) => stack.exception?.mechanism?.exceptionId;
	const parentOf = ({ stack }: NumberedStack) => stack.exception?.mechanism?.parentId;
	const ids = new Set(stacks.map(idOf));
	const placed = new Set<number>();
	const result: NumberedStack[] = [];
	const place = (node: NumberedStack, depth: number, parent?: Exception) => {
		if (placed.has(node.number)) {
			return;
		}
		placed.add(node.number);
		result.push({ ...node, depth, ...(parent && { parent }) });
		const id = idOf(node);
		if (id !== undefined) {
			for (const child of stacks) {
				if (parentOf(child) === id && child !== node) {
					place(child, depth + 1, node.stack.exception);
				}
			}
		}
	};
	for (const node of stacks) {
		const parent = parentOf(node);
		if (parent === undefined || !ids.has(parent) || parent === idOf(node)) {
			place(node, 0);
		}
	}
	for (const node of stacks) {
		place(node, 0);
	}
	return result;
}
