import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionNameOf } from '../../../../src/core/source/functionName.ts';
import type { Language } from '../../../../src/core/source/language.ts';

const cases: readonly (readonly [string | undefined, Language, string | undefined, string?])[] = [
	['main', 'python', 'main'],
	['Pump.fill.<locals>.done', 'python', 'done'],
	['<module>', 'python', undefined],
	['<lambda>', 'python', undefined],
	['block (2 levels) in fill', 'ruby', 'fill'],
	['rescue in fill!', 'ruby', 'fill!'],
	['block in <main>', 'ruby', undefined],
	['ensure in <main>', 'ruby', undefined],
	['for', 'javascript', undefined],
	['Pump#full?', 'ruby', 'full?'],
	['lambda$fill$2', 'jvm', 'fill'],
	['fill$default', 'jvm', 'fill'],
	['access$3700', 'jvm', 'access'],
	['(*Tank).Fill.func1', 'go', 'Fill'],
	['Tank.Fill-fm', 'go', 'Fill'],
	['(*Tank[...]).Fill', 'go', 'Fill'],
	['glob..func1', 'go', undefined],
	['pump::tank::Tank::fill::{{closure}}', 'rust', 'fill'],
	['pump::tank::fill::h0123456789abcdef', 'rust', 'fill'],
	['<pump::Tank as core::fmt::Display>::fmt', 'rust', 'fmt'],
	['App\\Pump\\Tank::fill', 'php', 'fill'],
	['App\\Pump\\{closure}', 'php', undefined],
	['App\\{closure:App\\Pump\\Tank::fill():12}', 'php', 'fill'],
	['MoveNext', 'dotnet', 'Fill', 'Pumps.Tank+<Fill>d__7'],
	['async Task<int> Fill(CancellationToken token)', 'dotnet', 'Fill'],
	['<Fill>b__0', 'dotnet', 'Fill'],
	['Object.fill [as refill]', 'javascript', 'fill'],
	['async fill', 'javascript', 'fill'],
	['new Tank', 'javascript', 'Tank'],
	['$digest', 'javascript', '$digest'],
	['Pump.Tank.fill/2', 'elixir', 'fill'],
	['anonymous fn/1 in Pump.Tank.fill/2', 'elixir', 'fill'],
	['anonymous fn/1', 'elixir', undefined],
	['-[Tank fill:]', 'native', 'fill'],
	['Tank::fill(int) const', 'native', 'fill'],
	['Tank->fill<int>', 'other', 'fill'],
	['', 'other', undefined],
	['?', 'other', undefined],
	[undefined, 'other', undefined],
];

for (const [text, language, leaf, module] of cases) {
	test(`finds ${leaf} in ${text} (${language})`, () => {
		assert.equal(functionNameOf(text, language, module).leaf, leaf);
	});
}
