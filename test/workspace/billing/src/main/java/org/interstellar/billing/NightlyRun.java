package org.interstellar.billing;

import io.sentry.Sentry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What happens at night, on threads of its own. */
final class NightlyRun {
	private final Ledger ledger;

	NightlyRun(Ledger ledger) {
		this.ledger = ledger;
	}

	void run() throws InterruptedException {
		ExecutorService pool = Executors.newFixedThreadPool(2);
		try {
			Future<?> exported = pool.submit(() -> ledger.export("ftp"));
			exported.get();
		} catch (ExecutionException failure) {
			Sentry.captureException(failure);
		} finally {
			pool.shutdown();
		}
		Thread reader = new Thread(() -> new MeterReader().read("0042"), "meter-reader");
		reader.start();
		reader.join();
	}
}
