package org.interstellar.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what the meters say. */
class MeterReader {
	/** Thrown when a meter's text is not a reading. */
	static class BadReading extends RuntimeException {
		BadReading(String text, Throwable cause) {
			super("not a reading: " + text, cause);
		}
	}

	/** {@code 0042;1300}: the meter and its litres. */
	int read(String text) {
		String[] parts = text.split(";");
		try {
			return Integer.parseInt(parts[1].trim());
		} catch (NumberFormatException cause) {
			throw new BadReading(text, cause);
		}
	}

	int readFile(String file) {
		try {
			return Files.readAllLines(Path.of(file)).stream().mapToInt(this::read).sum();
		} catch (IOException cause) {
			throw new UncheckedIOException(cause);
		}
	}
}
