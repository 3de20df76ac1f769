import { CulpritError } from '../../core/failure.ts';

interface Flight<T> {
	readonly promise: Promise<T>;
	readonly controller: AbortController;
	waiting: number;
}

/**
 * One request for all who ask the same at the same time. Each caller can leave by its own signal; when the last has left,
 * the request itself ends.
 */
export class InFlight<T> {
	readonly #flights = new Map<string, Flight<T>>();

	/** Joins the flight under `key`, or starts it. Rejects with `cancelled` as soon as `signal` aborts. */
	async join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
		if (signal.aborted) {
			throw new CulpritError('cancelled');
		}
		const flight = this.#flights.get(key) ?? this.#start(key, start);
		flight.waiting++;
		return new Promise((resolve, reject) => {
			const leave = () => {
				reject(new CulpritError('cancelled'));
				if (--flight.waiting === 0) {
					this.#end(key, flight);
					flight.controller.abort();
				}
			};
			signal.addEventListener('abort', leave, { once: true });
			const land = () => signal.removeEventListener('abort', leave);
			flight.promise.finally(land).then(resolve, reject);
		});
	}

	#start(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
		const controller = new AbortController();
		const flight: Flight<T> = { promise: start(controller.signal), controller, waiting: 0 };
		this.#flights.set(key, flight);
		const end = () => this.#end(key, flight);
		// Also keeps a failure that nobody waits for any more from being reported as unhandled.
		flight.promise.then(end, end);
		return flight;
	}

	#end(key: string, flight: Flight<T>): void {
		if (this.#flights.get(key) === flight) {
			this.#flights.delete(key);
		}
	}
}
