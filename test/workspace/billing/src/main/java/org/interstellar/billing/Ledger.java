package org.interstellar.billing;

import java.util.ArrayList;
import java.util.List;

/** The books. */
class Ledger {
	private final List<Entry> entries = new ArrayList<>(List.of(new Entry("opening", 0), new Entry("fee", 250), new Entry("fee", 300)));

	/** One booking. */
	class Entry {
		final String text;
		final Object cents;

		Entry(String text, Object cents) {
			this.text = text;
			this.cents = cents;
		}

		int amount() {
			return (Integer) cents;
		}
	}

	/** Removes what is settled. */
	void close() {
		for (Entry entry : entries) {
			if (entry.amount() == 0) {
				entries.remove(entry);
			}
		}
	}

	int book(String cents) {
		entries.add(new Entry("manual", cents));
		return entries.stream().mapToInt(Entry::amount).sum();
	}

	void export(String target) {
		if (!target.startsWith("s3:")) {
			throw new UnsupportedOperationException("cannot export to <" + target + ">");
		}
	}
}
