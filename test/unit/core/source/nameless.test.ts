import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../../src/core/source/language.ts';
import { opensNameless } from '../../../../src/core/source/nameless.ts';

const rows: readonly (readonly [Language, string, boolean])[] = [
	['jvm', '\treturn runCatching {', true],
	['jvm', '\titems.map { item ->', true],
	['jvm', '\t} else {', false],
	['jvm', '\ttry {', false],
	['jvm', '\twhile (open) {', false],
	['jvm', '\tfun add(item: Item) {', false],
	['native', '\titems.forEach { item in', true],
	['native', '\tguard {', false],
	['javascript', 'items.map((item) => {', true],
	['javascript', 'items.map(function (item) {  ', true],
	['javascript', 'function add(item) {', false],
	['php', '$add = function ($item) use ($cart) {', true],
	['php', 'function add($item) {', false],
	['go', '\tgo func(item Item) error {', true],
	['go', 'func add(item Item) {', false],
	['rust', '    items.map(|item| {', true],
	['rust', '    tokio::spawn(move || async move {', true],
	['rust', 'fn add(item: Item) {', false],
	['dotnet', 'items.Select(item => {', true],
	['dotnet', 'items.Each(delegate (Item item) {', true],
	['dotnet', 'void Add(Item item) {', false],
	['python', 'add = lambda item: (', false],
	['ruby', 'items.each do |item|', false],
	['dart', 'items.forEach((item) {', false],
	['elixir', 'Enum.each(items, fn item ->', false],
	['other', 'items.map((item) => {', false],
];
for (const [language, line, isOpen] of rows) {
	test(`${language}: ${line.trim()} opens ${isOpen ? 'a' : 'no'} function without a name`, () => {
		assert.equal(opensNameless(line, language), isOpen);
	});
}
