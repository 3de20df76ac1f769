package org.interstellar.billing;

import io.sentry.Sentry;
import io.sentry.SentryLevel;
import io.sentry.protocol.User;
import java.util.List;

/** Turns readings into invoices: {@code billing COMMAND [VALUE]}. */
public final class Main {
	private Main() {}

	public static void main(String[] arguments) throws Exception {
		Sentry.init(options -> {
			options.setEnableExternalConfiguration(true);
			options.addInAppInclude("org.interstellar");
			options.setAttachThreads(false);
		});
		User user = new User();
		user.setId("52");
		user.setUsername("billing");
		Sentry.setUser(user);
		Sentry.setTag("ledger", "2026");
		run(arguments[0], arguments.length > 1 ? arguments[1] : "");
		Sentry.flush(2000);
	}

	private static void run(String command, String value) throws Exception {
		Ledger ledger = new Ledger();
		switch (command) {
			case "tariff" -> System.out.println(new Tariff("flat").perLitre(900, value.length()));
			case "exact" -> System.out.println(new Tariff(value).exact(900, 7));
			case "invoice" -> System.out.println(new Invoice(value).total(List.of()));
			case "import" -> System.out.println(new MeterReader().read(value));
			case "file" -> System.out.println(new MeterReader().readFile(value));
			case "due" -> System.out.println(new Invoice(value).dueDate(value));
			case "close" -> ledger.close();
			case "book" -> ledger.book(value);
			case "export" -> ledger.export(value);
			case "nightly" -> new NightlyRun(ledger).run();
			case "hello" -> Sentry.captureMessage("Billing started", SentryLevel.INFO);
			default -> throw new IllegalArgumentException("no such command: " + command);
		}
	}
}
