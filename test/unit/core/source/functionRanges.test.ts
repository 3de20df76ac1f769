import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionRanges } from '../../../../src/core/source/functionRanges.ts';
import type { Language } from '../../../../src/core/source/language.ts';

const told = (language: Language, text: string): readonly string[] =>
	functionRanges(text, language).map(({ name, start, end }) => `${name} ${start}-${end}`);

const is = (language: Language, text: string, wanted: readonly string[]): void => {
	test(`${language}: ${wanted.join(', ')}`, () => assert.deepEqual(told(language, text), wanted));
};

is(
	'python',
	'class A:\n    async def a(self):\n        """\nfar left\n        """\n        def b():\n            pass\n        return b\n\n    def c(\n        self,\n    ):\n        pass\n\nx = 1\n',
	['a 2-8', 'b 6-7', 'c 10-13'],
);
is(
	'javascript',
	'export const a = async (x) => {\n  return x\n}\nclass B {\n  constructor(private x: number) {\n    if (x) {\n    }\n  }\n  get c(): string {\n    return ""\n  }\n}\nfunction d({\n  e,\n}: Props) {\n  return e\n}\nmodule.exports = function (f) {\n}\nconst g = (1 + 2)\n',
	['a 1-3', 'constructor 5-8', 'c 9-11', 'd 13-17'],
);
is(
	'jvm',
	'    @Override\n    public <T> List<T> a(int x) throws E {\n        if (x) {\n        }\n    }\n    B() {\n    }\n    return c(x);\n',
	['a 2-5', 'B 6-7'],
);
is(
	'jvm',
	'fun a() = apply {\n  x = 1\n}\n\nprivate suspend fun String.b(\n  y: Int,\n): Int {\n  return y\n}\n',
	['a 1-3', 'b 5-9'],
);
is(
	'dotnet',
	'    public async Task<int> A(\n        int x)\n    {\n        await B(x);\n    }\n\n    int C() => 1;\n',
	['A 1-5', 'C 7-7'],
);
is('go', 'func (t *Tank) Fill(l int) error {\nwalk:\n\tfor {\n\t}\n}\nfunc New() *Tank { return nil }\n', [
	'Fill 1-5',
	'New 6-6',
]);
is('rust', "pub(crate) fn a<'a>(\n    x: &'a str,\n) -> &'a str {\n    fn b() {\n    }\n    x\n}\n", [
	'a 1-7',
	'b 4-5',
]);
is('ruby', 'def a(x)\n  y do\n  end\nrescue E\n  1\nend\ndef self.b?; true; end\n', ['a 1-6', 'b? 7-7']);
is('php', '    public function a(): int\n    {\n        return 1;\n    }\n', ['a 1-4']);
is('elixir', '  def a(x) do\n    x\n  end\n  defp b(x), do: x\n', ['a 1-3', 'b 4-4']);
is('native', 'static int a(struct x *y)\n{\n\treturn b(y);\n}\nvoid T::c() const {\n}\n', ['a 1-4', 'c 5-6']);
is('jvm', '@Composable\nfun App(x: Int) {\n  Column(x) {\n    Text(x)\n  }\n}\n', ['App 2-6']);
is('jvm', '  @Override\n  public @Nullable Converter<?, A> b(\n      Type type) {\n    return null;\n  }\n', [
	'b 2-5',
]);
is('native', 'func a() {\n  queue.async(x) {\n    b()\n  }\n}\n  public init(x: Int) {\n    y()\n  }\n', [
	'a 1-5',
	'init 6-8',
]);
is('native', 'int a(void)\n{\n\tTAILQ_FOREACH(x, y, z) {\n\t\tb(x);\n\t}\n}\n', ['a 1-6']);
is('dotnet', 'class A(int x)\n{\n    int y = x;\n}\n', ['A 1-4']);
is(
	'javascript',
	'export const use = <T>(a: T): T => {\n  return a\n}\napp.get = function (x) {\n}\nexport function f<\n  T,\n>(a: T) {\n  return a\n}\nconst g = <\n  T,\n>(a: T) => {\n  return a\n}\n',
	['use 1-3', 'get 4-5', 'f 6-10', 'g 11-15'],
);
is(
	'javascript',
	"interface A {\n  b: (x: number) => void\n  c?: () => Promise<void>\n}\nd: 'a:function:b',\n",
	[],
);
is('dart', '  Future<void> a() async {\n    b();\n  }\n', ['a 1-3']);
