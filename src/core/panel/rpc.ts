import { isObject } from '../json.ts';
import type { Gate } from './callGate.ts';
import type { Disposable } from '../lifecycle.ts';

/** Either end of a webview: posts to the other side, hears from it. */
export interface Port {
	post(message: unknown): void;
	/** Called once; the messages are whatever the other side sent. */
	listen(hear: (message: unknown) => void): Disposable;
}

/** A contract: method name → function of one argument. Both ends share the type, one serves it, the other calls it. */
export type Contract<T> = { [K in keyof T]: (argument: never) => unknown };

type Calls<T> = {
	[K in keyof T]: T[K] extends (argument: infer A) => infer R ? (argument: A) => Promise<Awaited<R>> : never;
};

/** The callee's error as it crosses: nothing but text that is safe to show. */
export interface RpcError {
	readonly message: string;
}

/** How the serving end checks an argument before its method sees it. Throwing refuses the call. */
export type Checks<T> = {
	[K in keyof T]: (argument: unknown) => T[K] extends (argument: infer A) => unknown ? A : never;
};

/** Keeps a caller from calling too often. */
export interface ServeGate {
	readonly mayRun: Gate;
	/** What a call that comes too early is answered with. */
	readonly refusal: RpcError;
}

/**
 * Serves `methods` on `port`. What is not a well-formed call is dropped; a call to an unknown method or with an argument
 * that its check refuses answers with an error, and so does a method that throws: a caller never waits for ever.
 * `onDropped` is told what was wrong (never the payload).
 */
export function serve<T extends Contract<T>>(
	port: Port,
	methods: T,
	checks: Checks<T>,
	toError: (error: unknown) => RpcError,
	onDropped: (why: string) => void,
	gate?: ServeGate,
): Disposable {
	return port.listen((message) => {
		const call = asCall(message);
		if (!call) {
			onDropped('not a call');
			return;
		}
		const method = Object.hasOwn(methods, call.method) ? entryOf(methods, call.method) : undefined;
		const check = Object.hasOwn(checks, call.method) ? entryOf(checks, call.method) : undefined;
		if (!method || !check) {
			onDropped('unknown method');
			port.post({ rpc: 'error', id: call.id, error: { message: 'unknown method' } });
			return;
		}
		if (gate && !gate.mayRun(call.method)) {
			onDropped('too many calls');
			port.post({ rpc: 'error', id: call.id, error: gate.refusal });
			return;
		}
		void answer(port, call.id, method, check, call.argument, toError, onDropped);
	});
}

async function answer(
	port: Port,
	id: number,
	method: (argument: unknown) => unknown,
	check: (argument: unknown) => unknown,
	argument: unknown,
	toError: (error: unknown) => RpcError,
	onDropped: (why: string) => void,
): Promise<void> {
	let checked: unknown;
	try {
		checked = check(argument);
	} catch {
		onDropped('refused argument');
		port.post({ rpc: 'error', id, error: { message: 'refused argument' } });
		return;
	}
	try {
		port.post({ rpc: 'result', id, result: await method(checked) });
	} catch (error) {
		port.post({ rpc: 'error', id, error: toError(error) });
	}
}

/** Calls the methods that the other end of `port` serves. Messages that are not answers go to `other`. */
export function connect<T extends Contract<T>>(
	port: Port,
	other: (message: unknown) => void,
): Calls<T> & Disposable {
	const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
	let next = 1;
	const listening = port.listen((message) => {
		const reply = asReply(message);
		if (!reply) {
			other(message);
			return;
		}
		const caller = waiting.get(reply.id);
		waiting.delete(reply.id);
		if ('error' in reply) {
			caller?.reject(new Error(reply.error.message));
		} else {
			caller?.resolve(reply.result);
		}
	});
	const proxy = new Proxy(
		{},
		{
			get: (_target, method) => {
				if (method === 'dispose') {
					return () => {
						listening.dispose();
						for (const caller of waiting.values()) {
							caller.reject(new Error('closed'));
						}
						waiting.clear();
					};
				}
				return (argument: unknown) =>
					new Promise((resolve, reject) => {
						const id = next++;
						waiting.set(id, { resolve, reject });
						port.post({ rpc: 'call', id, method, argument });
					});
			},
		},
	);
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy answers to every name of the contract
	return proxy as Calls<T> & Disposable;
}

interface Call {
	readonly id: number;
	readonly method: string;
	readonly argument: unknown;
}

function asCall(message: unknown): Call | undefined {
	if (!isObject(message) || message['rpc'] !== 'call') {
		return undefined;
	}
	const { id, method, argument } = message;
	return typeof id === 'number' && typeof method === 'string' ? { id, method, argument } : undefined;
}

function asReply(
	message: unknown,
): { id: number; result: unknown } | { id: number; error: RpcError } | undefined {
	if (!isObject(message) || typeof message['id'] !== 'number') {
		return undefined;
	}
	const { id, rpc, result, error } = message;
	if (rpc === 'result') {
		return { id, result };
	}
	if (rpc === 'error' && isObject(error)) {
		const text = error['message'];
		return { id, error: { message: typeof text === 'string' ? text : 'failed' } };
	}
	return undefined;
}

function entryOf(record: object, key: string): ((argument: unknown) => unknown) | undefined {
	const value: unknown = Reflect.get(record, key);
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked to be a function, called with what its check returned
	return typeof value === 'function' ? (value as (argument: unknown) => unknown) : undefined;
}
