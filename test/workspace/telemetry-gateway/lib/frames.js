'use strict';

const HEADER = 4;

class ChecksumError extends Error {
	constructor(expected, actual) {
		super(`checksum ${actual} instead of ${expected}`);
		this.name = 'ChecksumError';
	}
}

/** Header (station, length), payload of 16-bit counts, one byte of checksum. */
function decodeFrame(bytes) {
	const station = bytes.readUInt16BE(0);
	const length = bytes.readUInt16BE(2);
	const payload = bytes.subarray(HEADER, HEADER + length);
	verify(payload, bytes.readUInt8(HEADER + length));
	return { station, counts: counts(payload) };
}

function verify(payload, expected) {
	const actual = payload.reduce((sum, byte) => (sum + byte) & 0xff, 0);
	if (actual !== expected) {
		throw new ChecksumError(expected, actual);
	}
}

function counts(payload) {
	const list = new Array(payload.length / 2);
	for (let at = 0; at < list.length; at++) {
		list[at] = payload.readUInt16BE(at * 2);
	}
	return list;
}

module.exports = { decodeFrame, ChecksumError };
