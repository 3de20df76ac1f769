import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fuzz } from '../../fuzz.ts';
import { fileSearch, mayName } from '../../../../src/core/inFile/fileSearch.ts';
import { checkQuery } from '../../../../src/core/query/checkQuery.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';

const term = (path: string): string => fileSearch(path).replace('is:unresolved stack.filename:', '');

test('asks for the base name, whatever folders the file was built in', () => {
	assert.equal(term('raven/station/pressure.py'), '*pressure.py');
	assert.equal(term('telemetry-gateway/lib/frames.js'), '*frames.js');
	assert.equal(term('runner.py'), '*runner.py');
});

test('asks for the folder too where every project has such a name', () => {
	assert.equal(term('web/src/checkout/index.ts'), '*checkout*index.ts');
	assert.equal(term('raven/station/__init__.py'), '*station*__init__.py');
	assert.equal(term('api/users/id.go'), '*users*id.go');
});

test('does not ask for the folder of a whole program, nor where an SDK sends none', () => {
	assert.equal(term('telemetry-gateway/main.js'), '*main.js');
	assert.equal(term('main.go'), '*main.go');
	assert.equal(term('billing/src/main/java/org/example/Main.java'), '*Main.java');
	assert.equal(term('crates/pump/src/lib.rs'), '*lib.rs');
});

test('makes a wildcard of what means something in a search', () => {
	assert.equal(term('app/[id]/page.tsx'), '*id*page.tsx');
	assert.equal(term('a/my file (1) "x":y.py'), '*my*file*1*x*y.py');
	assert.equal(term('日本/ファイル.py'), '*ファイル.py');
	assert.ok(term(`${'x'.repeat(5_000)}.py`).length < 200);
});

test('is a query that is accepted, whatever the file is called', () => {
	fuzz(
		fc.property(fc.string({ unit: 'binary', minLength: 1 }), (path) => {
			const query = fileSearch(path);
			assert.equal(query.split(' ').length, 2);
			assert.deepEqual(
				checkQuery(query, createL10n()).filter(({ severity }) => severity === 'error'),
				[],
			);
		}),
	);
});

test('sees a file in its path, its module, its class', () => {
	for (const [text, path] of [
		['raven/station/pressure.py', 'raven/station/pressure.py'],
		['C:\\build\\Raven\\Station\\Pressure.cs', 'src/Station/Pressure.cs'],
		['raven.station.pressure', 'raven/station/pressure.py'],
		['org.interstellar.billing.Tariff$Inner', 'billing/src/main/java/org/interstellar/billing/Tariff.java'],
		['TariffKt', 'src/Tariff.kt'],
		['Elixir.HelloWeb.PageController', 'lib/hello_web/page_controller.ex'],
		['raven.station', 'raven/station/__init__.py'],
		['webpack:///./src/checkout', 'src/checkout/index.tsx'],
		['/srv/gateway/dist/frames.js', 'lib/frames.ts'],
	] as const) {
		assert.ok(mayName([undefined, text], path), `${text} → ${path}`);
	}
});

test('lets others pass by', () => {
	assert.equal(mayName(['raven/scripts/runner.py', 'main', undefined], 'raven/station/pressure.py'), false);
	assert.equal(mayName([], 'raven/station/pressure.py'), false);
});
