/** One of the processes that `startLoad` starts: computes for ever, and ends with whoever started it, however that ended. */
function spin(): void {
	if (!process.connected) {
		process.exit();
	}
	const end = performance.now() + 50;
	while (performance.now() < end) {
		// Computing is all it does.
	}
	setImmediate(spin);
}

spin();
