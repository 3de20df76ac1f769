'use strict';

const defaults = { retries: 3, stations: [] };

/** The configuration, as JSON text. */
function readConfig(text) {
	const config = { ...defaults, ...JSON.parse(text) };
	return config.stations.map((station) => station.id.padStart(4, '0'));
}

module.exports = { readConfig };
