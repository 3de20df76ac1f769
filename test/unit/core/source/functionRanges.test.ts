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
is('dart', '  Future<void> a() async {\n    b();\n  }\n', ['a 1-3']);
