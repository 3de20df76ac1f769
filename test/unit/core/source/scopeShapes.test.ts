import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arityOfHead } from '../../../../src/core/source/elixirArity.ts';
import { functionRanges, outlineOf, withScopes } from '../../../../src/core/source/functionRanges.ts';
import { ask, lineOf, whole } from './askLine.ts';

type Frame = Parameters<typeof ask>[0]['frame'];

/** Ordinary code, in the shapes of each language, of which nothing has changed but that three lines stand above it. */
describe('a line that only moved with all of its file', () => {
	const shifted = (name: string, platform: string, frame: Frame, was: string): void => {
		for (const [what, more] of [
			['', {}],
			[', with the release’s text', { isKnown: true }],
		] as const) {
			test(`${name}${what}`, () =>
				assert.equal(
					ask({ platform, frame, was, now: `\n\n\n${whole(was)}`, ...more }),
					`moved ${lineOf(was) + 3}`,
				));
		}
		test(`${name}, alone`, () =>
			assert.match(
				ask({ platform, frame, was, now: `\n\n\n${whole(was)}`, isBare: true }),
				new RegExp(`^(?:moved|uncertain) ${lineOf(was) + 3}$`),
			));
	};
	const init = { function: '<init>', module: 'a.Mail' };
	shifted(
		'java: a record’s constructor',
		'java',
		init,
		'public record Mail(String to) {\n  public Mail {\n    if (to == null) {\n      «throw new IllegalArgumentException("nobody");»\n    }\n  }\n}\n',
	);
	shifted(
		'kotlin: an initializer in a file without a function',
		'java',
		init,
		'package a\n\nclass Mail(val to: String) {\n  private val jobs = load()\n  init {\n    require(to) {\n      «"nobody is named in this mail"»\n    }\n  }\n}\n',
	);
	shifted(
		'kotlin: a property of a class without a function',
		'java',
		init,
		'@Component\nclass Mail(\n  val to: String,\n) : Base(to) {\n  «private val jobs = load(to, Order.FIRST)»\n}\n',
	);
	shifted(
		'kotlin: a second constructor',
		'java',
		init,
		'class Mail(val to: String) {\n  constructor(first: User) : this(first.name) {\n    «register(first, Order.FIRST)»\n  }\n}\n',
	);
	shifted(
		'java: a block of a constructor that is no function',
		'java',
		init,
		'class Mail {\n  Mail(String to) {\n    synchronized (lock) {\n      «this.jobs.add(new Job(to));»\n    }\n  }\n  void run() {\n    log();\n  }\n}\n',
	);
	shifted(
		'java: the constructor of a class within a function',
		'java',
		{ function: '<init>', module: 'a.Mail$1Inner' },
		'class Mail {\n  void run() {\n    class Inner {\n      Inner() {\n        «this.jobs.add(new Job(to));»\n      }\n    }\n  }\n}\n',
	);
	for (const name of ['read', 'setter', 'modify']) {
		shifted(
			`swift: a function named ${name}`,
			'cocoa',
			{ function: `Reader.${name}` },
			`class Reader {\n  func ${name}() -> Data {\n    let all = open()\n    «return all.filter(known).sorted()»\n  }\n  func run() {\n  }\n}\n`,
		);
	}
	shifted(
		'swift: a frame without a name, among calls with blocks',
		'cocoa',
		{ function: '<redacted>' },
		'struct MailView: View {\n  var to = 1\n  var subject = 2\n  var body: some View {\n    VStack(spacing: 8) {\n      Button("Send") {\n        «model.send(self.subject, to: self.to)»\n      }\n    }\n  }\n  func run() {\n  }\n}\n',
	);
	for (const text of [
		'closure #1 () -> SwiftUI.Text in Mail.MailView.body.getter : some',
		'closure #2 (Swift.Int) -> () in closure #1 () -> () in Mail.MailView.body.getter : some',
	]) {
		shifted(
			`swift: ${text}`,
			'cocoa',
			{ function: text },
			'struct MailView: View {\n  var body: some View {\n    VStack(spacing: 8) {\n      «Text(model.subject(of: self.to))»\n    }\n  }\n  func run() {\n  }\n}\n',
		);
	}
	shifted(
		'swift: an observed property, beside another class’s property of the name',
		'cocoa',
		{ function: 'Mail.level.didset' },
		'class Mail {\n  @Published var level: Int = 0 {\n    didSet {\n      «items.forEach { $0.refresh(level) }»\n    }\n  }\n}\nclass Stub {\n  var level: Int { 1 }\n}\n',
	);
	shifted(
		'csharp: an async function that implements an interface',
		'csharp',
		{ function: 'MoveNext', module: 'Jobs.Mail+<Jobs-IJob-Run>d__3' },
		'class Mail : IJob\n{\n    async Task IJob.Run(Job j)\n    {\n        var all = Load();\n        «await this.Send(j, all, this.To);»\n    }\n    public void Log(Job j)\n    {\n    }\n}\n',
	);
	shifted(
		'csharp: a constructor',
		'csharp',
		{ function: '.ctor', module: 'Jobs.Mail' },
		'class Mail : IJob\n{\n    private int a;\n    private int b;\n    private int c;\n    private int d;\n    public Mail(Job j)\n    {\n        One();\n        Two();\n        Three();\n        Four();\n        Five();\n        «this.first = this.Load(j, this.To);»\n    }\n    public void Log(Job j)\n    {\n    }\n}\n',
	);
	shifted(
		'csharp: an arm of a switch with a guard is no function',
		'csharp',
		{ function: 'Plural', module: 'H.Words' },
		'class Words\n{\n    string Plural(string word)\n    {\n        return word switch\n        {\n            "a" => "b",\n            _ when word.EndsWith("as", Rule) =>\n                «this.Short(word, Rule),»\n            _ => word\n        };\n    }\n}\n',
	);
	shifted(
		'csharp: the rest of a choice is no function',
		'csharp',
		{ function: 'Run', module: 'H.Words' },
		'class Words\n{\n    string Run(string[] parts)\n    {\n        var name = parts.Length > 0\n            ? string.Join(".", parts)\n            : this.Find(x =>\n                «x.Name.Length > this.least);»\n        return name;\n    }\n}\n',
	);
	shifted(
		'python: a default of a parameter, which the module runs',
		'python',
		{ function: '<module>' },
		'from app import router\n\n@router.post("/users")\nasync def create(\n    user: User = «Depends(current_user("admin")),»\n    limit: int = 10,\n) -> User:\n    return await store(user, limit)\n',
	);
	shifted(
		'elixir: names in a head that are words of the language elsewhere',
		'elixir',
		{ function: 'Mail.run/2', module: 'Elixir.Mail' },
		'defmodule Mail do\n  def run(%{start: s, end: e, fn: f}, [end: last]) do\n    «deliver(s, e, f, last, :now)»\n  end\n\n  def run(job) do\n    log(job)\n  end\nend\n',
	);
});

describe('a function that was changed, and one of another scope', () => {
	const is = (name: string, asked: Parameters<typeof ask>[0], wanted: string | RegExp): void => {
		test(name, () =>
			typeof wanted === 'string' ? assert.equal(ask(asked), wanted) : assert.match(ask(asked), wanted),
		);
	};
	const parameter = {
		platform: 'elixir',
		frame: { function: 'Mail.run/2', module: 'Elixir.Mail' },
		was: 'defmodule Mail do\n  def run(job, to) do\n    log(job)\n    «deliver(job, to, :now)»\n    count(job)\n  end\nend\n',
		now: 'defmodule Mail do\n  def run(job, to, opts) do\n    log(job)\n    deliver(job, to, :now)\n    count(job)\n  end\nend\n',
	} as const;
	is('elixir: it takes one argument more: not told as another', parameter, /^(?:exact|uncertain) 4$/);
	is('elixir: and the release shows that it is the same', { ...parameter, isKnown: true }, 'exact 4');

	const effect = {
		platform: 'node',
		frame: { function: '<anonymous>' },
		was: 'export function Login({ api }) {\n  const a = use(1);\n  const b = use(2);\n  const c = use(3);\n  const d = use(4);\n  const e = use(5);\n  useEffect(() => {\n    const stop = api.listen();\n    «api.load(state.next, state.limit);»\n    return stop;\n  }, [api]);\n  return null;\n}\n',
		now: 'export function Login({ api }) {\n  const a = use(1);\n  const b = use(2);\n  const c = use(3);\n  const d = use(4);\n  const e = use(5);\n  useEffect(() => {\n    api.start(state);\n  }, [api]);\n  return null;\n}\n\nexport function Signup({ api }) {\n  const form = use(6);\n  useEffect(() => {\n    const stop = api.listen();\n    api.load(state.next, state.limit);\n    return stop;\n  }, [api]);\n  return form;\n}\n',
	} as const;
	is('javascript: a callback whose component is not to be seen: not sure', effect, /^(?:uncertain|changed)/);

	const constructed = {
		platform: 'csharp',
		frame: { function: '.ctor', module: 'Jobs.Mail' },
		was: 'class Push\n{\n    public Push(Job j)\n    {\n        this.first = j;\n    }\n}\nclass Mail\n{\n    public Mail(Job j)\n    {\n        «this.first = this.Load(j, this.To);»\n    }\n}\n',
		now: 'class Push\n{\n    public Push(Job j)\n    {\n        this.first = this.Load(j, this.To);\n    }\n}\n',
	} as const;
	is('csharp: a constructor of a class that is gone', constructed, /^(?:changed|removed|movedFunction)/);

	const coroutine = {
		platform: 'java',
		frame: { function: 'invokeSuspend', module: 'a.Mail$run$1' },
		was: 'class Mail {\n  fun run() = scope.launch {\n    val all = load()\n    «send(all, to, Order.FIRST)»\n    count()\n  }\n}\nclass Push {\n  fun run() = scope.launch {\n    log()\n  }\n}\n',
		now: 'class Mail {\n  fun run() = scope.launch {\n    all()\n  }\n}\nclass Push {\n  fun run() = scope.launch {\n    val all = load()\n    send(all, to, Order.FIRST)\n    count()\n  }\n}\n',
	} as const;
	is(
		'kotlin: a coroutine’s class is told: never sure in another',
		coroutine,
		/^(?:changed|removed|movedFunction|uncertain)/,
	);

	test('functions that a language server does not list are those of the text', () => {
		const text = 'function Login() {\n  const submit = async () => {\n    go();\n  };\n}\n';
		assert.deepEqual(
			withScopes([{ name: 'Login', start: 1, end: 5 }], outlineOf(text, 'javascript'), 'javascript').map(
				({ name, start }) => [name, start],
			),
			[
				['Login', 1],
				['submit', 2],
			],
		);
		assert.equal(withScopes([], outlineOf('void f() {\n}\n', 'native'), 'native').length, 0);
	});
});

describe('heads of Elixir and Swift', () => {
	for (const [head, arity] of [
		['def run(%{start: s, end: e}, [end: l]) do', [2, 2]],
		['def run(a, :end, b) do', [3, 3]],
		['def run(x \\\\ "a#{"b, c"}", y) do', [1, 2]],
		['def unquote(:run)(job, to) do', undefined],
		['def run(<<a::size(8), b::binary>>, c) do', [2, 2]],
		[`def run("${'\\"'.repeat(30_000)}`, undefined],
	] as const) {
		test(`${head.slice(0, 60)} takes ${arity?.join(' to ') ?? 'what is not known'}`, () =>
			assert.deepEqual(arityOfHead([head], 0), arity));
	}
	for (const [line, next, name] of [
		['  @Published var level: Int = 0 {', '    didSet {', 'level'],
		['  var level: Int = 0 { didSet { f() } }', '', 'level'],
		['  lazy var level = {', '    1', 'level'],
		['  @Foo(bar(1)) var level: Int {', '    1', 'level'],
		['  var level: [Int] = items.map {', '    $0', undefined],
		['  for var level: Int in all {', '    f()', undefined],
	] as const) {
		test(`swift: ${line.trim()} is ${name ?? 'no property with functions'}`, () =>
			assert.deepEqual(
				functionRanges(`func f() {\n}\n${line}\n${next}\n  }\n`, 'native')
					.map((range) => range.name)
					.filter((each) => each !== 'f'),
				name === undefined ? [] : [name],
			));
	}
});
