import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { frameOwner, frameTrait, isOutsideFunctions } from '../../../../src/core/source/frameOwner.ts';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { functionRanges, outlineOf, withScopes } from '../../../../src/core/source/functionRanges.ts';
import type { Language } from '../../../../src/core/source/language.ts';
import { ask, type Asked } from './askLine.ts';

describe('what a function stands in, by the text', () => {
	const is = (language: Language, text: string, wanted: readonly string[]): void => {
		test(`${language}: ${wanted.join(', ')}`, () =>
			assert.deepEqual(
				functionRanges(text, language).map(({ name, owner, around }) =>
					[around, owner !== undefined && around?.split('.').at(-1) !== owner && `(${owner})`, name]
						.filter(Boolean)
						.join('.'),
				),
				wanted,
			));
	};
	is('python', 'class A(B):\n  def f(self):\n    def g():\n      pass\n\ndef h():\n  pass\n', [
		'A.f',
		'A.f.(A).g',
		'h',
	]);
	is('ruby', 'module M\n  class N::A < B\n    class << self\n      def f\n      end\n    end\n  end\nend\n', [
		'M.A.self.(A).f',
	]);
	is('ruby', 'A = Struct.new(:x) do\n  def f\n  end\nend\ndef g\nend\n', ['A.f', 'g']);
	is(
		'elixir',
		'defmodule M.A do\n  def f(x), do: x\n\n  defimpl P, for: M.B do\n    def f(x) do\n    end\n  end\nend\n',
		['A.f', 'A.B.f'],
	);
	is('go', 'func (a *A[T]) f() {\n}\nfunc (B) f() {\n}\nfunc f() {\n}\n', ['A.f', 'B.f', 'f']);
	is(
		'rust',
		"impl<'a, T: Into<X>> q::Job<T> for m::A<'a, T>\nwhere\n  T: Y,\n{\n  fn f() {\n  }\n}\npub trait B {\n  fn f() {\n  }\n}\nmod tests {\n  fn f() {\n  }\n}\nmod gone;\nfn f() {\n}\n",
		['A.f', 'B.f', 'tests.f', 'f'],
	);
	is('rust', 'impl A {\n  fn f() {\n  }\n}\nimpl<F> B for F where F: Fn() -> X {\n  fn f() {\n  }\n}\n', [
		'A.f',
		'F.f',
	]);
	is(
		'php',
		'final class A extends B\n{\n  function f()\n  {\n  }\n}\ntrait T\n{\n  function f()\n  {\n  }\n}\n',
		['A.f', 'f'],
	);
	is(
		'javascript',
		'export default class A extends B {\n  f() {\n  }\n}\nconst C = class {\n  f() {\n  }\n};\nconst d = {\n  e: {\n    f() {\n    },\n  },\n};\nfunction G() {\n  const f = () => {\n  };\n}\n',
		['A.f', 'C.f', 'd.e.f', 'G', 'G.f'],
	);
	is(
		'javascript',
		'export const $A: X = make("$A", (inst) => {\n  inst.f = (a) => {\n    return a;\n  };\n});\n',
		['$A.f'],
	);
	is('javascript', "it('fills. it', async () => {\n  const f = () => {\n  };\n});\n", ['“fills  it”.f']);
	is(
		'jvm',
		'@Service("x")\npublic final class A {\n  static class B extends A {\n    void f() {\n    }\n  }\n  void f() {\n  }\n}\n',
		['A.B.f', 'A.f'],
	);
	is(
		'jvm',
		'data class A(val x: Int) {\n  companion object {\n    fun f() {\n    }\n  }\n}\nobject B {\n  fun f() {\n  }\n}\nfun f() {\n}\n',
		['A.Companion.(A).f', 'B.f', 'f'],
	);
	is(
		'dotnet',
		'namespace N\n{\n  public sealed partial class A<T> : B\n  {\n    void F()\n    {\n    }\n  }\n}\n',
		['A.F'],
	);
	is(
		'dart',
		'abstract class A extends B {\n  void f() {\n  }\n}\nextension E on A {\n  void f() {\n  }\n}\n',
		['A.f', 'E.f'],
	);
	is('native', 'void n::A::f(int x) {\n}\nclass API B : public A {\n  void f() {\n  }\n};\nvoid f() {\n}\n', [
		'A.f',
		'B.f',
		'f',
	]);
	is('native', '@implementation A\n- (void)f {\n}\n@end\n@implementation B\n- (void)f {\n}\n@end\n', [
		'A.f',
		'B.f',
	]);
	is('native', 'extension A: P {\n  func f() {\n  }\n}\n', ['A.f']);
	is(
		'native',
		'struct A {\n  public private(set) var f: Int {\n    get {\n      1\n    }\n  }\n  var g: Int { 2 }\n  let x: Int = 3\n  func h() {\n    var i: Int {\n      4\n    }\n  }\n}\n',
		['A.f', 'A.g', 'A.h', 'A.h.(A).i'],
	);
	is('dotnet', 'class A : I\n{\n  void I.F()\n  {\n  }\n  int N.I<A>.G(int x) => x;\n}\n', ['A.F', 'A.G']);

	test('rust: a trait with its parameters, and a reference, are told apart', () => {
		const heads = [
			"From<&'a str> for Value",
			'std::convert::From<Cow<str>> for Value',
			'fmt::Debug for &Value',
			'Value',
		];
		const text = heads.map((head) => `impl<'a> ${head} {\n  fn from() {\n  }\n}\n`).join('');
		assert.deepEqual(
			functionRanges(text, 'rust').map(({ owner, trait }) => [owner, trait]),
			[
				['Value', 'From<&str>'],
				['Value', 'convert::From<Cow<str>>'],
				['&Value', 'fmt::Debug'],
				['Value', undefined],
			],
		);
	});

	test('csharp: what implements an interface, and only that, is told apart from what is named like it', () => {
		const text =
			'class A : I\n{\n  public void F()\n  {\n    B.F(x);\n  }\n  void N.I<A>.F()\n  {\n  }\n  Task<int> I2.F<T>(T x) => x;\n}\n';
		assert.deepEqual(
			functionRanges(text, 'dotnet').map(({ name, trait }) => [name, trait]),
			[
				['F', undefined],
				['F', 'I'],
				['F', 'I2'],
			],
		);
	});

	test('elixir: how many arguments a function takes, defaults too', () => {
		const text =
			'defmodule A do\n  def f(%{a: [x, y]}, "b, c") do\n  end\n  def f(a, b \\\\ nil, c \\\\ {1, 2}), do: a\n  def f, do: 1\n  defp f(\n    a,\n    fn x, y -> x end\n  ) when is_list(a) do\n  end\n  def f a, b do\n  end\nend\n';
		assert.deepEqual(
			functionRanges(text, 'elixir').map(({ arity }) => arity),
			[[2, 2], [1, 3], [0, 0], [2, 2], undefined],
		);
	});

	test('a language server’s functions get what the text has around them, and keep what only the server knows', () => {
		const text = 'class A {\n  /** x */\n  f() {\n  }\n}\n';
		assert.deepEqual(
			withScopes(
				[
					{ name: 'f', start: 2, end: 4 },
					{ name: 'g', start: 5, end: 5, owner: 'Z', around: 'Z' },
				],
				outlineOf(text, 'javascript'),
				'javascript',
			),
			[
				{ name: 'f', start: 2, end: 4, owner: 'A', around: 'A' },
				{ name: 'g', start: 5, end: 5, owner: 'Z', around: 'Z' },
			],
		);
	});
});

describe('the type that a frame names', () => {
	for (const [platform, frame, wanted] of [
		['python', { function: 'run', module: 'jobs.mail' }, undefined],
		['go', { function: '(*Mail).Run', module: 'x/jobs' }, 'Mail'],
		['go', { function: '(*Mail[...]).Run.func1', module: 'x/jobs' }, 'Mail'],
		['go', { function: 'Mail.Run', module: 'x/jobs' }, 'Mail'],
		['go', { function: 'Run', module: 'x/jobs' }, null],
		['go', { function: 'jobs.Run', module: 'x/jobs' }, null],
		['java', { function: 'run', module: 'x.jobs.Mail' }, 'Mail'],
		['java', { function: 'run', module: 'x.jobs.Mail$Job$1' }, 'Job'],
		['java', { function: 'invokeSuspend', module: 'x.Mail$run$2' }, 'Mail'],
		['java', { function: 'run', module: 'x.Mail$Companion' }, 'Mail'],
		['java', { function: 'run', module: 'x.JobsKt' }, null],
		['java', { function: 'run', module: 'x.JobsKt$run$1' }, null],
		['java', { function: 'run' }, undefined],
		['csharp', { function: 'Run', module: 'J.Mail' }, 'Mail'],
		['csharp', { function: 'MoveNext', module: 'J.Mail+Job`1+<Run>d__3' }, 'Job'],
		['elixir', { function: 'run/1', module: 'Elixir.J.Mail' }, 'Mail'],
		['php', { function: 'App\\Mail::run' }, 'Mail'],
		['php', { function: 'App\\run' }, null],
		['php', { function: 'App\\Mail::App\\{closure}' }, 'Mail'],
		['php', { function: 'App\\Mail::{closure:App\\Mail::run():12}' }, 'Mail'],
		['php', { function: '{closure:App\\Mail::run():12}' }, 'Mail'],
		['php', { function: '{closure:App\\run():12}' }, undefined],
		['php', { function: 'App\\{closure}' }, undefined],
		['cocoa', { function: 'Mail.level.getter' }, 'Mail'],
		['cocoa', { function: 'closure #1 in Mail.run()' }, 'Mail'],
		['csharp', { function: 'Jobs.IJob.Run', module: 'J.Mail' }, 'Mail'],
		['ruby', { function: 'Jobs::Mail#run' }, 'Mail'],
		['ruby', { function: 'block in Mail.run' }, 'Mail'],
		['ruby', { function: 'run' }, undefined],
		['rust', { function: '<jobs::Mail as jobs::Job>::run' }, 'Mail'],
		['rust', { function: "<&'a mut jobs::Mail<T> as core::convert::From<&str>>::from" }, '&mut Mail'],
		['rust', { function: 'jobs::run' }, 'jobs'],
		['node', { function: 'async Mail.run' }, 'Mail'],
		['node', { function: 'Object.run' }, undefined],
		['node', { function: 'Function.run' }, undefined],
		['node', { function: 'inst._zod.parse' }, undefined],
		['dart', { function: 'Mail.run' }, 'Mail'],
	] as const) {
		const text = JSON.stringify(frame);
		test(`${platform} ${text}: ${wanted}`, () =>
			assert.equal(frameOwner(frameQueryOf({ inApp: true, context: [], ...frame }, platform)), wanted));
	}
});

test('a frame tells the interface or the trait that its function is of', () => {
	for (const [platform, frame, wanted] of [
		['csharp', { function: 'Jobs.IJob.Run', module: 'J.Mail' }, 'IJob'],
		['csharp', { function: 'J.Mail.Run', module: 'J.Mail' }, undefined],
		['csharp', { function: 'Run', module: 'J.Mail' }, undefined],
		['csharp', { function: 'MoveNext', module: 'J.Mail+<Jobs-IJob-Run>d__3' }, 'IJob'],
		['rust', { function: '<jobs::Mail as jobs::Job>::run' }, 'jobs::Job'],
		['rust', { function: 'jobs::run' }, undefined],
		['ruby', { function: 'Jobs::Mail#run' }, undefined],
	] as const) {
		assert.equal(
			frameTrait(frameQueryOf({ inApp: true, context: [], ...frame }, platform)),
			wanted,
			JSON.stringify(frame),
		);
	}
});

test('a frame tells that it runs what stands outside of functions', () => {
	for (const [platform, frame, wanted] of [
		['python', { function: '<module>' }, true],
		['python', { function: '<lambda>' }, false],
		['ruby', { function: '<main>' }, true],
		['ruby', { function: '<class:Mail>' }, true],
		['ruby', { function: 'block in <main>' }, false],
		['ruby', { function: 'run' }, false],
		['java', { function: '<init>', module: 'a.Mail' }, true],
		['java', { function: '<clinit>', module: 'a.Mail$Job' }, true],
		['java', { function: '<init>', module: 'a.Mail$1Job' }, true],
		['java', { function: '<init>', module: 'a.Mail$1' }, false],
		['java', { function: '<init>', module: 'a.Mail$run$1' }, false],
		['java', { function: '<init>' }, false],
		['java', { function: 'run', module: 'a.Mail' }, false],
		['csharp', { function: '.ctor', module: 'J.Mail' }, true],
		['csharp', { function: 'Run', module: 'J.Mail' }, false],
		['node', { function: '<init>' }, false],
	] as const) {
		assert.equal(
			isOutsideFunctions(frameQueryOf({ inApp: true, context: [], ...frame }, platform)),
			wanted,
			JSON.stringify(frame),
		);
	}
});

describe('a line whose words stand in another class too', () => {
	const is = (name: string, asked: Asked, wanted: string): void => {
		test(`${name}: ${wanted}`, () => assert.equal(ask(asked), wanted));
	};

	const python = {
		platform: 'python',
		frame: { function: '__repr__', module: 'urls' },
		was: 'class Url:\n    def __repr__(self):\n        «class_name = self.__class__.__name__»\n        url = self.hide()\n        return f"{class_name}({url!r})"\n\nclass Params:\n    def __repr__(self):\n        query = str(self)\n        class_name = self.__class__.__name__\n        return f"{class_name}({query!r})"\n',
		now: 'class Url:\n    def __repr__(self):\n        return f"Url({self.hide()!r})"\n\nclass Params:\n    def __repr__(self):\n        query = str(self)\n        class_name = self.__class__.__name__\n        return f"{class_name}({query!r})"\n',
	} as const;
	is('python tells no class, and the other class has the words', python, 'changed 3');
	is('with the release’s text at hand', { ...python, isKnown: true }, 'changed 3');
	is('the frame’s line alone', { ...python, isBare: true }, 'uncertain 8');
	is(
		'lines above move it, and its class is told by its head',
		{ ...python, now: `import x\nimport y\n\n${python.was.replaceAll(/[«»]/g, '')}` },
		'moved 6',
	);

	const nested = {
		platform: 'java',
		frame: { function: 'matches', module: 'x.E$A' },
		was: 'class E {\n    static class A extends E {\n        boolean matches(El e) {\n            Matcher m = p.matcher(e.text());\n            «return m.find();»\n        }\n    }\n\n    static class B extends E {\n        boolean matches(El e) {\n            Matcher m = p.matcher(e.ownText());\n            return m.find();\n        }\n    }\n}\n',
		now: 'class E {\n    static class A extends E {\n        boolean matches(El e) {\n            return e.has(p);\n        }\n    }\n\n    static class B extends E {\n        boolean matches(El e) {\n            Matcher m = p.matcher(e.ownText());\n            return m.find();\n        }\n    }\n}\n',
	} as const;
	is('java: the module names the class', nested, 'changed 5');
	is(
		'java: the class is gone',
		{ ...nested, now: nested.now.replace(/ {4}static class A[^]*?\n {4}\}\n\n/, '') },
		'removed',
	);
	is(
		'java: it moved down in its class',
		{ ...nested, now: `\n\n${nested.was.replaceAll(/[«»]/g, '')}` },
		'moved 7',
	);

	const receiver = {
		platform: 'go',
		frame: { function: '(*A).Run', module: 'x/jobs' },
		was: 'func (a *A) Run() error {\n\tj := a.next()\n\t«err := j.Execute(ctx)»\n\treturn err\n}\n\nfunc (b *B) Run() error {\n\tj := b.pop()\n\terr := j.Execute(ctx)\n\treturn err\n}\n',
		now: 'func (a *A) Run() error {\n\treturn a.all()\n}\n\nfunc (b *B) Run() error {\n\tj := b.pop()\n\terr := j.Execute(ctx)\n\treturn err\n}\n',
	} as const;
	is('go: the receiver is told', receiver, 'changed 3');
	is(
		'go: only the other receiver is left',
		{ ...receiver, now: receiver.now.split('\n\n')[1] ?? '' },
		'removed',
	);

	for (const [platform, frame, was, mail, push] of [
		[
			'php',
			{ function: 'App\\Mail::run' },
			'class Mail\n{\n    function run($j)\n    {\n        «$this->send($j, $this->to);»\n    }\n}\nclass Push\n{\n    function run($j)\n    {\n        $this->log($j);\n    }\n}\n',
			/(run\(\$j\)\n {4}\{\n) {8}\$this->send.*\n/,
			/\$this->log\(\$j\);/,
		],
		[
			'rust',
			{ function: '<jobs::Mail as jobs::Job>::run' },
			'impl Job for Mail {\n    fn run(&self) {\n        «self.send($j, $this->to);»\n    }\n}\nimpl Job for Push {\n    fn run(&self) {\n        log(j);\n    }\n}\n',
			/(run\(&self\) \{\n) {8}self\.send.*\n/,
			/log\(j\);/,
		],
		[
			'node',
			{ function: 'async Mail.run' },
			'class Mail {\n    async run(j) {\n        «await this.send($j, $this->to);»\n    }\n}\nclass Push {\n    async run(j) {\n        log(j);\n    }\n}\n',
			/(run\(j\) \{\n) {8}await this\.send.*\n/,
			/log\(j\);/,
		],
		[
			'csharp',
			{ function: 'Run', module: 'Jobs.Mail' },
			'class Mail\n{\n    void Run(Job j)\n    {\n        «this.Send($j, $this->to);»\n    }\n}\nclass Push\n{\n    void Run(Job j)\n    {\n        Log(j);\n    }\n}\n',
			/(Run\(Job j\)\n {4}\{\n) {8}this\.Send.*\n/,
			/Log\(j\);/,
		],
	] as const) {
		const whole = was.replaceAll(/[«»]/g, '');
		const words = (/«(.*)»/.exec(was)?.[1] ?? '').replaceAll('$', '$$$$');
		const now = whole.replace(mail, '$1').replace(push, words);
		test(`${platform}: the class is told, and the words left for another: never sure`, () =>
			assert.match(ask({ platform, frame, was, now }), /^(?:changed|removed|movedFunction|uncertain)/));
		test(`${platform}: the whole class is gone, the words stand in another: never sure`, () =>
			assert.match(
				ask({ platform, frame, was, now: now.slice(now.search(/(?:class|impl Job for) Push/)) }),
				/^(?:changed|removed|movedFunction|uncertain)/,
			));
		is(
			`${platform}: both have the words, and lines above moved them`,
			{
				platform,
				frame,
				was,
				now: `\n\n\n${whole.replace(push, words)}`,
			},
			`moved ${was.split('\n').findIndex((text) => text.includes('«')) + 4}`,
		);
	}

	const overload = {
		platform: 'java',
		frame: { function: 'run', module: 'a.Mail' },
		was: 'class Mail {\n  void run(int a) {\n    prepare();\n    «Object result = job.execute(this.context);»\n    done();\n  }\n  void run(String a) {\n    other();\n  }\n}\n',
		now: 'class Mail {\n  void run(int a) {\n    all();\n  }\n  void run(String a) {\n    other();\n    Object result = job.execute(this.context);\n  }\n}\n',
	} as const;
	is('java: an overload of the same class', overload, 'uncertain 7');
	is(
		'java: an initializer of another class',
		{
			...overload,
			now: 'class Push {\n  static {\n    prepare();\n    Object result = job.execute(this.context);\n    done();\n  }\n}\nclass Mail {\n}\n',
		},
		'removed',
	);
	is(
		'java: an annotation begins what is next',
		{
			...overload,
			was: 'class Mail {\n  @Override public int size() { return 1; }\n  @Override public void run() {\n    «Object result = job.execute(this.context);»\n    done();\n  }\n}\n',
			now: 'class Mail {\n  @Test int other() = check(1)\n  @Override public int size() { return 1; }\n  @Override public void run() {\n    Object result = job.execute(this.context);\n    done();\n  }\n}\n',
		},
		'moved 5',
	);
	is(
		'kotlin: a function of the same name for another type',
		{
			platform: 'java',
			frame: { function: 'toText', module: 'a.TextsKt' },
			was: 'fun User.toText(): Text {\n  «return Text(id, names.joinToString())»\n}\n\nfun Customer.toText(): Text {\n  return Text(id)\n}\n',
			now: 'fun User.toText(): Text {\n  return Text(key)\n}\n\nfun Customer.toText(): Text {\n  check(id)\n  return Text(id, names.joinToString())\n}\n',
		},
		'changed 2',
	);
	is(
		'git says that it is gone, and little of what was around it is there',
		{
			...overload,
			now: 'class Mail {\n  void run(int a) {\n    one();\n    two();\n    three();\n    four();\n    five();\n    Object result = job.execute(this.context);\n    six();\n  }\n}\n',
			isKnown: true,
			remap: { kind: 'gone', near: 3 },
		},
		'uncertain 8',
	);

	const explicit = {
		platform: 'csharp',
		frame: { function: 'Jobs.IJob.Run', module: 'Jobs.Mail' },
		was: 'class Mail : IJob\n{\n    void IJob.Run(Job j)\n    {\n        «this.Send(j, this.To);»\n    }\n    public void Run(Job j)\n    {\n        Log(j);\n    }\n}\n',
		now: 'class Mail : IJob\n{\n    void IJob.Run(Job j)\n    {\n        this.Run(j);\n    }\n    public void Run(Job j)\n    {\n        Log(j);\n        this.Send(j, this.To);\n    }\n}\n',
	} as const;
	is('csharp: the interface is told', explicit, 'changed 5');
	is(
		'csharp: what implemented the interface is gone',
		{ ...explicit, now: explicit.now.replace(/ {4}void IJob[^]*? {4}\}\n/, '') },
		'removed',
	);
	is(
		'csharp: it moved within what implements the interface',
		{ ...explicit, now: `\n\n${explicit.was.replaceAll(/[«»]/g, '')}` },
		'moved 7',
	);
	is(
		'csharp: no interface is told: what implements one is another',
		{
			...explicit,
			frame: { function: 'Run', module: 'Jobs.Mail' },
			was: 'class Mail : IJob\n{\n    public void Run(Job j)\n    {\n        one();\n        two();\n        three();\n        four();\n        five();\n        six();\n        «this.Send(j, this.To);»\n    }\n    void IJob.Run(Job j)\n    {\n        Log(j);\n    }\n}\n',
			now: 'class Mail : IJob\n{\n    public void Run(Job j)\n    {\n        All(j);\n    }\n    void IJob.Run(Job j)\n    {\n        Log(j);\n        this.Send(j, this.To);\n    }\n}\n',
		},
		'changed 5',
	);

	const arity = {
		platform: 'elixir',
		frame: { function: 'Mail.run/2', module: 'Elixir.Mail' },
		was: 'defmodule Mail do\n  def run(job, to) do\n    «send_all(job, to, :now)»\n  end\n\n  def run(job) do\n    log(job)\n  end\nend\n',
		now: 'defmodule Mail do\n  def run(job, to) do\n    deliver(job, to)\n  end\n\n  def run(job) do\n    log(job)\n    send_all(job, to, :now)\n  end\nend\n',
	} as const;
	is('elixir: how many arguments it takes is told', arity, 'changed 3');
	is(
		'elixir: only one that takes fewer is left',
		{ ...arity, now: arity.now.replace(/ {2}def run\(job, to\)[^]*? {2}end\n\n/, '') },
		'removed',
	);
	is(
		'elixir: it moved within its function',
		{ ...arity, now: `\n\n${arity.was.replaceAll(/[«»]/g, '')}` },
		'moved 5',
	);

	const closure = {
		platform: 'php',
		frame: { function: 'App\\Mail::App\\{closure}' },
		was: 'class Mail\n{\n    function run($jobs)\n    {\n        return array_map(function ($j) {\n            «return $this->send($j, $this->to);»\n        }, $jobs);\n    }\n}\nclass Push\n{\n    function run($jobs)\n    {\n        return $jobs;\n    }\n}\n',
		now: 'class Mail\n{\n    function run($jobs)\n    {\n        return $this->all($jobs);\n    }\n}\nclass Push\n{\n    function run($jobs)\n    {\n        return array_map(function ($j) {\n            return $this->send($j, $this->to);\n        }, $jobs);\n    }\n}\n',
	} as const;
	test('php: a closure’s class is told: never sure in another', () =>
		assert.match(ask(closure), /^(?:changed|removed|movedFunction|uncertain)/));
	is(
		'php: a closure moved within its class',
		{ ...closure, now: `\n\n${closure.was.replaceAll(/[«»]/g, '')}` },
		'moved 8',
	);

	const property = {
		platform: 'cocoa',
		frame: { function: 'Mail.level.getter' },
		was: 'class Mail {\n  var level: Int {\n    «return items.map(rank).max()!»\n  }\n  func run() {\n  }\n}\nclass Push {\n  var level: Int {\n    return 1\n  }\n}\n',
		now: 'class Mail {\n  var level: Int {\n    return 0\n  }\n  func run() {\n  }\n}\nclass Push {\n  var level: Int {\n    return items.map(rank).max()!\n  }\n}\n',
	} as const;
	test('swift: a computed property’s class is told: never sure in another', () =>
		assert.match(ask(property), /^(?:changed|removed|movedFunction|uncertain)/));
	is(
		'swift: it moved within its property',
		{ ...property, now: `\n\n${property.was.replaceAll(/[«»]/g, '')}` },
		'moved 5',
	);

	const initializer = {
		platform: 'java',
		frame: { function: '<init>', module: 'a.Mail' },
		was: 'class Mail(val to: String) {\n  private val jobs = load()\n  init {\n    check(to)\n    «jobs.forEach { it.start(to) }»\n  }\n  fun run() {\n    log()\n  }\n}\n',
		now: 'class Mail(val to: String) {\n  private val jobs = load()\n  init {\n    check(to)\n  }\n  fun run() {\n    log()\n    jobs.forEach { it.start(to) }\n  }\n}\n',
	} as const;
	test('kotlin: an initializer’s line that stands in a function is not where it was', () =>
		assert.match(ask(initializer), /^(?:changed|removed|movedFunction)/));
	is(
		'kotlin: it moved within its initializer',
		{ ...initializer, now: `\n\n${initializer.was.replaceAll(/[«»]/g, '')}` },
		'moved 7',
	);
	is(
		'java: it moved within its constructor',
		{
			...initializer,
			was: 'class Mail {\n  Mail(String to) {\n    check(to);\n    «this.jobs.forEach(j -> j.start(to));»\n  }\n}\n',
			now: '\n\nclass Mail {\n  Mail(String to) {\n    check(to);\n    this.jobs.forEach(j -> j.start(to));\n  }\n}\n',
		},
		'moved 6',
	);
	is(
		'java: what a class without a name is made of stands in a function',
		{
			...initializer,
			frame: { function: '<init>', module: 'a.Mail$1' },
			was: 'class Mail {\n  void run() {\n    new Thread() {\n      «private final Job first = jobs.first();»\n    };\n  }\n}\n',
			now: '\n\nclass Mail {\n  void run() {\n    new Thread() {\n      private final Job first = jobs.first();\n    };\n  }\n}\n',
		},
		'moved 6',
	);

	const unnamed = {
		platform: 'node',
		frame: { function: '<anonymous>' },
		was: 'class Mail {\n  run(jobs) {\n    jobs.forEach((j) => {\n      «this.send(j, this.to, this.from);»\n    });\n  }\n}\nclass Push {\n  run(jobs) {\n    this.log(jobs);\n  }\n}\n',
		now: 'class Mail {\n  run(jobs) {\n    this.all(jobs);\n  }\n}\nclass Push {\n  run(jobs) {\n    jobs.forEach((j) => {\n      this.send(j, this.to, this.from);\n    });\n  }\n}\n',
	} as const;
	test('javascript: the lines around a callback show its class: never sure in another', () =>
		assert.match(ask(unnamed), /^(?:changed|removed|movedFunction|uncertain)/));
	is(
		'javascript: a callback moved with its class',
		{ ...unnamed, now: `\n\n${unnamed.was.replaceAll(/[«»]/g, '')}` },
		'moved 6',
	);

	for (const [name, shape, wanted] of [
		['csharp: the interface', explicit, /^removed/],
		['elixir: the number of arguments', arity, /^removed/],
		['php: the closure’s class', closure, /^removed/],
		['swift: the property’s class', property, /^removed/],
		['kotlin: an initializer', initializer, /^removed/],
	] as const) {
		test(`${name} tells another function, though the frame has its line alone`, () =>
			assert.match(ask({ ...shape, isBare: true }), wanted));
	}

	const traits = {
		platform: 'rust',
		frame: { function: '<app::Value as core::fmt::Debug>::fmt' },
		was: 'impl fmt::Debug for Value {\n    fn fmt(&self, f: &mut Formatter) -> Result {\n        «f.write_str(self.text())»\n    }\n}\nimpl fmt::Display for Value {\n    fn fmt(&self, f: &mut Formatter) -> Result {\n        f.pad(self.text())\n    }\n}\n',
		now: 'impl fmt::Debug for Value {\n    fn fmt(&self, f: &mut Formatter) -> Result {\n        f.pad(self.text())\n    }\n}\nimpl fmt::Display for Value {\n    fn fmt(&self, f: &mut Formatter) -> Result {\n        f.write_str(self.text())\n    }\n}\n',
	} as const;
	is('rust: another trait of the same type', traits, 'changed 3');
	is(
		'rust: the trait is gone',
		{ ...traits, now: traits.now.slice(traits.now.indexOf('impl fmt::Display')) },
		'removed',
	);

	is(
		'javascript: a constructor is its class’s',
		{
			platform: 'node',
			frame: { function: 'new B' },
			was: 'class A {\n  constructor() {\n    this.x = 1;\n  }\n}\nclass B {\n  constructor() {\n    «this.init();»\n  }\n}\n',
			now: 'class A {\n  constructor() {\n    this.init();\n  }\n}\nclass B {\n  constructor() {\n    this.start();\n  }\n}\n',
		},
		'changed 8',
	);
	is(
		'javascript: the object’s class extends the one that has the function',
		{
			platform: 'node',
			frame: { function: 'Mail.run' },
			was: 'class Job {\n  run() {\n    «this.execute(this.next());»\n    this.count += 1;\n  }\n}\nclass Mail extends Job {\n  send() {\n    this.run();\n  }\n}\n',
			now: '\n\nclass Job {\n  run() {\n    this.execute(this.next());\n    this.count += 1;\n  }\n}\nclass Mail extends Job {\n  send() {\n    this.run();\n  }\n}\n',
		},
		'moved 5',
	);

	const components = {
		platform: 'node',
		frame: { function: 'submit' },
		was: 'export function Login({ api }) {\n  const submit = async (form) => {\n    const answer = await api.send(form);\n    «navigate(answer.next);»\n  };\n  return null;\n}\n\nexport function Signup({ api }) {\n  const submit = async (form) => {\n    await api.create(form);\n  };\n  return null;\n}\n',
		now: 'export function Login({ api }) {\n  const submit = async (form) => {\n    await api.login(form);\n  };\n  return null;\n}\n\nexport function Signup({ api }) {\n  const submit = async (form) => {\n    const answer = await api.send(form);\n    navigate(answer.next);\n  };\n  return null;\n}\n',
	} as const;
	is('javascript: the component is told by its head', components, 'movedFunction 11 Signup.submit');

	// Eight lines were put into the frame's function; a copy of the whole stands below, as it was.
	const copied = {
		platform: 'node',
		frame: { function: 'inst._zod.parse' },
		was: 'const Pipe = make("Pipe", (inst, def) => {\n  init(inst, def);\n  inst.parse = (payload, ctx) => {\n    «const left = def.in.run(payload, ctx);»\n    if (left instanceof Promise) {\n      return left.then((left) => handle(left, def, ctx));\n    }\n    return handle(left, def, ctx);\n  };\n});\n',
		now: `const Pipe = make("Pipe", (inst, def) => {\n  init(inst, def);\n  inst.parse = (payload, ctx) => {\n    if (ctx.direction === "backward") {\n      const right = def.out.run(payload, ctx);\n      if (right instanceof Promise) {\n        return right.then((right) => handle(right, def.in, ctx));\n      }\n      return handle(right, def.in, ctx);\n    }\n    const left = def.in.run(payload, ctx);\n    if (left instanceof Promise) {\n      return left.then((left) => handle(left, def, ctx));\n    }\n    return handle(left, def, ctx);\n  };\n});\n\nconst Codec = make("Codec", (inst, def) => {\n  init(inst, def);\n  inst.parse = (payload, ctx) => {\n    const left = def.in.run(payload, ctx);\n    if (left instanceof Promise) {\n      return left.then((left) => handle(left, def, ctx));\n    }\n    return handle(left, def, ctx);\n  };\n});\n`,
	} as const;
	is('a copy whose neighbourhood is undisturbed', copied, 'moved 11');
	is('the same, and git has it', { ...copied, isKnown: true, remap: { kind: 'line', line: 11 } }, 'moved 11');
	const far = { ...copied, was: copied.was.replace('{\n', `{\n${'  // what it is for\n'.repeat(6)}`) };
	is(
		'no function is to be seen: two places with half of what was around it',
		{
			platform: 'other',
			frame: { function: 'Tank.fill' },
			was: 'unit Pump {\n  proc fill {\n    open\n    wait 4 seconds\n    close valve\n  }\n}\nunit Tank {\n  proc fill {\n    open\n    «wait 4 seconds»\n    close valve\n  }\n}\n',
			now: 'unit Pump {\n  proc fill {\n    open\n    wait 4 seconds\n    close valve\n  }\n}\nunit Tank {\n  proc fill {\n    check lid\n    check level\n    open\n    wait 4 seconds\n    close valve\n  }\n}\n',
		},
		'uncertain 13',
	);
	is('the head of the one around is not to be seen: not sure', far, 'uncertain 22');
	is('but git has it', { ...far, isKnown: true, remap: { kind: 'line', line: 11 } }, 'moved 11');
});
