package org.interstellar.billing;

import java.math.BigDecimal;

/** What water costs. */
final class Tariff {
	private final String name;

	Tariff(String name) {
		this.name = name;
	}

	/** Cents for a litre, whole. */
	int perLitre(int cents, int litres) {
		return cents / litres;
	}

	/** Cents for a litre, exact. */
	BigDecimal exact(int cents, int litres) {
		return BigDecimal.valueOf(cents).divide(BigDecimal.valueOf(litres));
	}

	@Override
	public String toString() {
		return "tariff " + name;
	}
}
