package org.interstellar.billing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** One customer's bill. */
final class Invoice {
	private final String customer;
	private final Address address;

	record Address(String street, String town) {}

	record Line(String text, Integer cents) {}

	Invoice(String customer) {
		this.customer = customer;
		this.address = customer.isEmpty() ? null : new Address("Water Street 1", customer);
	}

	/** Sum of all lines; the base fee is added where the customer lives. */
	int total(List<Line> lines) {
		int fee = address.town().length() * 100;
		return fee + lines.stream().max(Comparator.comparing(line -> line.cents())).get().cents();
	}

	LocalDate dueDate(String text) {
		return LocalDate.parse(text).plusDays(14);
	}

	@Override
	public String toString() {
		return customer;
	}
}
