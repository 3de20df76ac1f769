'use strict';
const http = require('node:http');
const { Sentry } = require('./lib/observe');
const { decodeFrame } = require('./lib/frames');

/** Takes one frame over HTTP, then stops. */
async function serve(hex) {
	const server = http.createServer((request, response) => {
		request.setEncoding('utf8');
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => answer(body, response));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${server.address().port}/frames?from=north-7`;
	await fetch(url, { method: 'POST', body: hex }).then((reply) => reply.text());
	server.close();
	await Sentry.flush(2000);
}

function answer(body, response) {
	try {
		response.end(JSON.stringify(decodeFrame(Buffer.from(body, 'hex'))));
	} catch (error) {
		Sentry.captureException(error, { level: 'warning' });
		response.writeHead(400).end();
	}
}

module.exports = { serve };
