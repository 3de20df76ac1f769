import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measurementText } from '../../../src/webview/sections/measurementText.ts';
import { createFormats } from '../../../src/webview/text/formats.ts';

const formats = createFormats('en', 'UTC');

for (const [value, unit, text] of [
	[2_512.5, 'millisecond', '2.51s'],
	[250, 'microsecond', '0.25ms'],
	[1.5, 'second', '1.5s'],
	[3, 'minute', '3m 0s'],
	[2_048, 'byte', '2 KB'],
	[1, 'kilobyte', '1,000 B'],
	[3, 'mebibyte', '3 MB'],
	[0.25, 'ratio', '25%'],
	[0.999, 'ratio', '99.9%'],
	[0.01234, 'ratio', '1.23%'],
	[0.00001, 'ratio', '<0.01%'],
	[0, 'ratio', '0%'],
	[12.345, 'percent', '12.35%'],
	[1e308, 'ratio', '1e+308 ratio'],
	[1e308, 'percent', '1e+308 percent'],
	[1e308, 'week', '1e+308 week'],
	[1e15, 'hour', '1000000000000000 hour'],
	[1e308, 'gigabyte', '1e+308 gigabyte'],
	[1e308, 'none', '1e+308'],
	[1e308, 'pump', '1e+308 pump'],
	[-1e308, 'pump', '-1e+308 pump'],
	[25, 'percent', '25%'],
	[0.0234, 'none', '0.0234'],
	[12, undefined, '12'],
	[12, 'pump', '12 pump'],
	[-1, 'millisecond', '-1 millisecond'],
	[1, 'constructor', '1 constructor'],
] as const) {
	test(`${value} of unit ${unit} is ${text}`, () => {
		assert.equal(measurementText({ name: 'x', value, ...(unit && { unit }) }, formats), text);
	});
}
