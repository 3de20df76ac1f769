const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `act` when this process ends or is told to: then nothing is disposed of, and what has a process group lives on. */
export function onEnd(act: () => void): Disposable {
	const dispose = (): void => {
		process.off('exit', act);
		for (const signal of signals) {
			process.off(signal, hear);
		}
	};
	const hear = (signal: NodeJS.Signals): void => {
		dispose();
		act();
		// Whoever listens is in the way of what a signal does by itself.
		if (process.listenerCount(signal) === 0) {
			process.kill(process.pid, signal);
		}
	};
	process.on('exit', act);
	for (const signal of signals) {
		process.on(signal, hear);
	}
	return { [Symbol.dispose]: dispose };
}
