import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { BareReplies, BareRequest } from './bareRequest.ts';

/** Milliseconds, in the words of VS Code's table. */
export interface Activation {
	/** `publisher.name` */
	readonly id: string;
	readonly load: number;
	readonly call: number;
	readonly finish: number;
}

/** Bytes. */
export interface HostMemory {
	readonly heapUsed: number;
	readonly external: number;
	readonly rss: number;
}

export type ProbeQuestion =
	| { readonly ask: 'activations' | 'memory' | 'rest' }
	| { readonly ask: 'run'; readonly command: string; readonly args: readonly unknown[] }
	| { readonly ask: 'bare'; readonly requests: readonly BareRequest[] };

/** The bench's end of the wire to `probe.ts`, which leaves its port in a file when its extension host is up. */
export class ProbeClient {
	readonly #file: string;

	constructor(file: string) {
		this.#file = file;
	}

	/** Before a reload: the next extension host has another port. */
	forget(): void {
		rmSync(this.#file, { force: true });
	}

	async activations(): Promise<readonly Activation[]> {
		return (await this.#ask({ ask: 'activations' })) as readonly Activation[];
	}

	async memory(): Promise<HostMemory> {
		return (await this.#ask({ ask: 'memory' })) as HostMemory;
	}

	/** Until the extension host has nothing to do. */
	async rest(): Promise<void> {
		await this.#ask({ ask: 'rest' });
	}

	async run(command: string, ...args: readonly unknown[]): Promise<void> {
		await this.#ask({ ask: 'run', command, args });
	}

	/** Makes requests side by side, in the extension host. */
	async bare(requests: readonly BareRequest[]): Promise<BareReplies> {
		return (await this.#ask({ ask: 'bare', requests })) as BareReplies;
	}

	async #ask(question: ProbeQuestion): Promise<unknown> {
		const limit = Date.now() + 30_000;
		while (!existsSync(this.#file)) {
			if (Date.now() > limit) {
				throw new Error('the probe did not come up');
			}
			await delay(20);
		}
		const reply = await fetch(`http://127.0.0.1:${readFileSync(this.#file, 'utf8')}/`, {
			method: 'POST',
			body: JSON.stringify(question),
			// An extension host that is gone answers nothing.
			signal: AbortSignal.timeout(30_000),
		});
		const text = await reply.text();
		if (!reply.ok) {
			throw new Error(text);
		}
		return (JSON.parse(text) as { value?: unknown }).value;
	}
}
