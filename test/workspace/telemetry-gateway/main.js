'use strict';
const { startObserving, Sentry } = require('./lib/observe');
startObserving();

const { Queue } = require('./lib/queue');
const { decodeFrame } = require('./lib/frames');
const { lookup, nearest } = require('./lib/stations');
const { readConfig } = require('./lib/config');
const uplink = require('./lib/uplink');
const { serve } = require('./server');

const commands = {
	decode(hex) {
		console.log(decodeFrame(Buffer.from(hex, 'hex')));
	},
	lookup(id) {
		console.log(lookup(id).limits.high);
	},
	nearest(text) {
		console.log(nearest(text.split(',').map(Number)));
	},
	config(text) {
		console.log(readConfig(text));
	},
	async drain(count) {
		const queue = new Queue();
		for (let at = 0; at < Number(count); at++) {
			queue.push({ at, hex: 'zz' });
		}
		await queue.drain();
	},
	async upload(url) {
		await uplink.upload(url, { bar: 3.1 });
	},
	async race() {
		await uplink.firstOf(['north', 'south']);
	},
	async logs(file) {
		await uplink.readLog(file);
	},
	reject() {
		return Promise.reject({ code: 'EVALVE', station: 7 });
	},
	listen() {
		uplink.openSocket().emit('error', new Error('socket hang up'));
	},
	serve,
	hello() {
		Sentry.captureMessage('Gateway started', 'debug');
		Sentry.captureMessage('Clock differs by 31 s from the stations', 'info');
	},
};

async function main([command, value]) {
	await commands[command](value);
}

main(process.argv.slice(2));
