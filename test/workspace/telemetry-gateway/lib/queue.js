'use strict';
const { decodeFrame } = require('./frames');

/** Frames that wait for the uplink. */
class Queue {
	#waiting = [];

	push(frame) {
		this.#waiting.push(frame);
	}

	async drain() {
		while (this.#waiting.length > 0) {
			await this.#handle(this.#waiting.shift());
		}
	}

	async #handle(frame) {
		await new Promise((resolve) => setImmediate(resolve));
		const bytes = Buffer.from(frame.hex, 'hex');
		if (bytes.length === 0) {
			throw new Error(`frame ${frame.at} is empty`);
		}
		return decodeFrame(bytes);
	}
}

module.exports = { Queue };
