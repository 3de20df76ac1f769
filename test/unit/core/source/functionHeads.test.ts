import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headName, writesKeyword } from '../../../../src/core/source/functionHead.ts';
import { functionRanges } from '../../../../src/core/source/functionRanges.ts';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { goPackageFiles } from '../../../../src/core/source/goPackage.ts';
import type { Language } from '../../../../src/core/source/language.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const heads: readonly (readonly [Language, string, string | undefined])[] = [
	['python', '    def fill(self):', 'fill'],
	['python', '# def fill(self):', undefined],
	['python', 'fill()', undefined],
	['ruby', 'private def fill?', 'fill?'],
	['ruby', 'def <=>(other)', '<=>'],
	['ruby', 'define_method(:fill) do', 'fill'],
	['ruby', 'fill do', undefined],
	['elixir', 'defp fill(x) do', 'fill'],
	['elixir', 'fill(x)', undefined],
	['go', 'func (t *Tank) Fill() {', 'Fill'],
	['go', 'Fill()', undefined],
	['rust', 'pub(crate) async fn fill() {', 'fill'],
	['rust', '#[test] fn fill() {', undefined],
	['rust', 'fill();', undefined],
	['php', 'public static function fill() {', 'fill'],
	['php', 'fill();', undefined],
	['jvm', 'fun `fills it`() {', 'fills it'],
	['jvm', 'void fill(int a) {', 'fill'],
	['native', '- (void)fill:(int)a {', 'fill'],
	['native', '@objc func fill() {', 'fill'],
	['native', 'int Tank::fill(int a) {', 'fill'],
	['native', 'TANK_EACH(tank, tanks) {', undefined],
	['native', 'Tank::~Tank() {', '~Tank'],
	['dotnet', 'public Tank(int a) {', 'Tank'],
	['dotnet', 'int Fill() => 1;', 'Fill'],
	['dotnet', 'return Fill(1) {', undefined],
	['dotnet', 'if (fill(1)) {', undefined],
	['dotnet', 'Fill(1);', undefined],
	['dotnet', '[Fact(1)] void Fill() {', undefined],
	['dart', '@override void fill() async {', 'fill'],
	['other', 'sub fill($) {', 'fill'],
	['other', 'int fill(int a) {', 'fill'],
	['other', '1fill() {', undefined],
	['javascript', 'function fill() {', 'fill'],
	['javascript', 'export default async function fill() {', 'fill'],
	['javascript', 'x = function fill() {', 'fill'],
	['javascript', '// function fill() {', undefined],
	['javascript', 'log "function fill(" + a', undefined],
	['javascript', 'const fill = (a) => a', 'fill'],
	['javascript', 'const fill = async (a) => {', 'fill'],
	['javascript', 'const fill = a => a', 'fill'],
	['javascript', 'const fill = (a)', undefined],
	['javascript', 'Tank.prototype.fill = function () {', 'fill'],
	['javascript', 'fill: function () {', 'fill'],
	['javascript', 'exports = function () {', undefined],
	['javascript', 'return = function () {', undefined],
	['javascript', 'onFill: (litres: number) => void', undefined],
	['javascript', 'onFill: (litres: number) => litres + 1,', 'onFill'],
	['javascript', 'fill(a) {', 'fill'],
	['javascript', '#fill() {', 'fill'],
	['javascript', '#fill = (a) => {', 'fill'],
	['javascript', '#litres = 3;', undefined],
	['javascript', '#!/usr/bin/env node', undefined],
	['other', '# fill() {', undefined],
	['other', '# def fill(a)', undefined],
	['javascript', '* fill(a) {', undefined],
	['javascript', 'fill(a: Map<string>) {', 'fill'],
	['javascript', 'const fill = <(a: number) => void>(other);', undefined],
	['native', '#define FILL(a) {', undefined],
	['javascript', 'static async *fill(a): Promise<void> {', 'fill'],
	['javascript', "'fill-it'(a) {", 'fill-it'],
	['javascript', '[Symbol.iterator]() {', 'Symbol.iterator'],
	['javascript', 'if (a) {', undefined],
	['javascript', 'fill(a)', undefined],
];
for (const [language, line, name] of heads) {
	test(`${language}: ${line.trim()} is ${name === undefined ? 'no head' : `the head of ${name}`}`, () => {
		assert.equal(headName([line], 0, language, false), name);
	});
}

test('Kotlin and Swift name functions with a word, their relatives do not', () => {
	assert.ok(writesKeyword('class A {\n  private suspend fun fill() {}\n}', 'jvm'));
	assert.ok(!writesKeyword('class A {\n  void fill() {}\n}', 'jvm'));
	assert.ok(writesKeyword('@objc(fill) private func fill() {}', 'native'));
	assert.ok(!writesKeyword('int fill(void) {}', 'native'));
	assert.ok(!writesKeyword('func fill() {}', 'go'));
	assert.ok(!writesKeyword('func fill() {}', 'jvm'));
	// Where there is such a word, a call with a block is no function.
	assert.equal(headName(['Column(x) {'], 0, 'jvm', true), undefined);
	assert.equal(headName(['Column(x) {'], 0, 'jvm', false), 'Column');
	assert.equal(headName(['queue.async(x) {'], 0, 'native', true), undefined);
	assert.equal(headName(['init(x: Int) {'], 0, 'native', true), 'init');
});

test('a head may go over lines: forty of them, with its brace three lines below', () => {
	const head = (count: number): string[] => [
		'fill(',
		...Array.from({ length: count - 2 }, (_, at) => `a${at},`),
		') {',
	];
	assert.equal(headName(head(40), 0, 'javascript', false), 'fill');
	assert.equal(headName(head(41), 0, 'javascript', false), undefined);
	assert.equal(headName(['void fill()', '', '', '{'], 0, 'dotnet', false), 'fill');
	assert.equal(headName(['void fill()', '', '', '', '{'], 0, 'dotnet', false), undefined);
	assert.equal(headName(['x', 'fill(a[1], (b)) {'], 1, 'javascript', false), 'fill');
	assert.equal(headName(['fill(a', ') {'], 0, 'javascript', false), 'fill');
	assert.equal(headName(['fill(a'], 0, 'javascript', false), undefined);
	assert.equal(headName(['const fill = <', '  T,', '>(a: T) => a'], 0, 'javascript', false), 'fill');
	assert.equal(headName(['const fill = <', '  T,', '>a'], 0, 'javascript', false), undefined);
	assert.equal(
		headName(['f<T>(x)', 'const fill = <', '  T,', '>(a: T) => a'], 1, 'javascript', false),
		'fill',
	);
	assert.equal(
		headName(['const fill = <', '  T,', '>(', '  a: T,', ') => a'], 0, 'javascript', false),
		'fill',
	);
	assert.equal(headName([''], 0, 'javascript', false), undefined);
	assert.equal(headName([], 0, 'javascript', false), undefined);
});

const ranges: readonly (readonly [Language, readonly string[], readonly string[]])[] = [
	['python', ['def a():', '    x', '', '    y', '', 'z'], ['a 1-4']],
	['python', ['def a():', '\tx', '  y', 'z'], ['a 1-3']],
	['python', ['def a():', '\tx', 'z'], ['a 1-2']],
	['python', ['def a():\r', '    x\r', '\r', 'z'], ['a 1-2']],
	['python', ['def a():', '    """one\'\'\'', '"""', 'def b():', '    x'], ['a 1-2', 'b 4-5']],
	['python', ['def a():', '    \'\'\'one"""', "'''", 'def b():', '    x'], ['a 1-2', 'b 4-5']],
	['python', ['def a(', ') -> int:', '    x', 'z'], ['a 1-3']],
	['python', ['def a():', "    '''", 'def b():', "    '''", '    x'], ['a 1-5']],
	['python', ['def a():', '    """one""" + """two', 'def b():', '"""', '    x'], ['a 1-5']],
	['python', ['def a():', '    x = "\'"', 'def b():', '    y'], ['a 1-2', 'b 3-4']],
	['javascript', ['function a() {', '  x', '}', 'y'], ['a 1-3']],
	['javascript', ['function a() {', '  x', '} else {', '  y', '}', 'z'], ['a 1-5']],
	['javascript', ['function a() {', '\r', '  x', '}'], ['a 1-4']],
	['javascript', ['function a()', '{', '  x', '}'], ['a 1-4']],
	['javascript', ['function a() {', '  x'], ['a 1-2']],
	['ruby', ['def a = 1', 'x'], ['a 1-1']],
	['ruby', ['def a(x) = 1', 'y', 'end'], ['a 1-1']],
	['ruby', ['def a; end', 'x'], ['a 1-1']],
	['ruby', ['def a; end', 'end'], ['a 1-1']],
	['ruby', ['def a(x) = 1', 'end'], ['a 1-1']],
	['ruby', ['def a', '  x', 'ensure', '  y', 'end', 'z'], ['a 1-5']],
	['elixir', ['def a(x), do: x', 'y', 'end'], ['a 1-1']],
	['elixir', ['def a(x), do: x', 'end'], ['a 1-1']],
	['elixir', ['def a do', '  """', 'def b do', '  """', 'end'], ['a 1-5']],
	['elixir', ['def a(x) do', '  x', 'rescue', '  y', 'end', 'z'], ['a 1-5']],
	['jvm', ['void a() {', '  """', 'void b() {', '  """;', '}'], ['a 1-5']],
	['dotnet', ['void a() {', '  """', 'void b() {', '  """;', '}'], ['a 1-5']],
	['dart', ['void a() {', '  """', 'void b() {', '  """;', '}'], ['a 1-5']],
	['go', ['func a() {', '\tx', '}'], ['a 1-3']],
];
for (const [language, lines, wanted] of ranges) {
	test(`${language}: ${lines.join(' ⏎ ')}`, () => {
		const told = functionRanges(lines.join('\n'), language).map(
			({ name, start, end }) => `${name} ${start}-${end}`,
		);
		assert.deepEqual(told, wanted);
	});
}

test('the files of the package that a Go frame names, where it names no file', async () => {
	const files = ['go.mod', 'tank/a.go', 'tank/b.go', 'tank/a_test.go', 'tank/c.txt', 'valve/d.go', 'main.go'];
	const of = async (
		module: string | undefined,
		name = 'Fill',
		more: { text?: string; repository?: string; file?: string } = {},
	) => {
		const workspace = await workspaceOf(
			files,
			more.repository,
			new Map(more.text === undefined ? [] : [['go.mod', more.text]]),
		);
		const query = frameQueryOf(
			{
				inApp: true,
				context: [],
				function: name,
				...(module !== undefined && { module }),
				...(more.file !== undefined && { filename: more.file }),
			},
			'go',
		);
		return (await goPackageFiles(query, { workspace, manifests: createManifests(workspace) })).map(
			({ path }) => path,
		);
	};
	const text = 'module a.test/pumps\n';
	assert.deepEqual(await of('a.test/pumps/tank', 'Fill', { text }), ['tank/a.go', 'tank/b.go']);
	assert.deepEqual(await of('a.test/pumps/tank', 'TestFill', { text }), ['tank/a_test.go']);
	assert.deepEqual(await of('a.test/pumps/tank', 'glob..func1', { text }), ['tank/a.go', 'tank/b.go']);
	assert.deepEqual(await of('a.test/pumps', 'Fill', { text }), ['main.go']);
	assert.deepEqual(await of('a.test/pumpsx/tank', 'Fill', { text }), []);
	assert.deepEqual(await of('b.test/other/tank', 'Fill', { text }), []);
	assert.deepEqual(await of('a.test/pumps/tank', 'Fill', { text: 'go 1.22\n' }), []);
	assert.deepEqual(await of('a.test/pumps/nowhere', 'Fill', { text }), []);
	assert.deepEqual(await of('a.test/pumps/tank', 'Fill', { text, file: 'x.go' }), []);
	assert.deepEqual(await of('main', 'Fill', { text }), []);
	assert.deepEqual(await of(undefined, 'Fill', { text }), []);
	// The manifest cannot be read: the repository's name is the module's.
	assert.deepEqual(await of('github.com/acme/pumps/tank', 'Fill', { repository: 'Acme/pumps' }), [
		'tank/a.go',
		'tank/b.go',
	]);
	assert.deepEqual(await of('github.com/other/pumps/tank', 'Fill', { repository: 'acme/pumps' }), []);
	assert.deepEqual(await of('github.com/acme/pumps/tank'), []);
});

test('nothing in the name of a file of the package contradicts the frame', async () => {
	const workspace = await workspaceOf(
		['go.mod', 'Tank/a.go'],
		undefined,
		new Map([['go.mod', 'module a.test/pumps\n']]),
	);
	const query = frameQueryOf({ inApp: true, context: [], module: 'a.test/pumps/Tank' }, 'go');
	assert.deepEqual(await goPackageFiles(query, { workspace, manifests: createManifests(workspace) }), [
		{
			root: 0,
			path: 'Tank/a.go',
			fit: 2,
			tail: 1,
			complete: true,
			spelt: true,
			compiled: false,
			segments: ['tank', 'a.go'],
		},
	]);
});
