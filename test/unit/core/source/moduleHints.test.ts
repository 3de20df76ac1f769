import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../../src/core/source/language.ts';
import {
	type PathHint,
	jvmClassOf,
	moduleHints,
	rustHints,
	rustPathOf,
} from '../../../../src/core/source/moduleHints.ts';

/** `lib/a/b.{ex,exs} exact`: a hint in one line; `.*` is any ending of the language. */
function written({ segments, extensions, exact, unproven }: PathHint): string {
	const endings = extensions && extensions.length > 3 ? '.*' : extensions && `.{${extensions.join(',')}}`;
	const path = segments.join('/') + (endings ?? '');
	return [path, exact && 'exact', unproven && 'unproven'].filter((word) => word !== false && word).join(' ');
}

const rows: readonly (readonly [Language, string | undefined, readonly string[], string?])[] = [
	['python', undefined, []],
	['python', '__main__', []],
	['python', 'a b', []],
	['python', 'jobs', ['jobs.{py,pyx}', 'jobs/__init__.py']],
	['python', 'app.jobs', ['app/jobs.{py,pyx} exact', 'app/jobs/__init__.py exact']],
	['jvm', 'Main2', ['Main2.*', '-Main2.kt']],
	['jvm', 'com.acme.Job$Inner', ['com/acme/Job.* exact', 'com/acme/-Job.kt exact']],
	// The file's name counts, unless a compiler made it up.
	['jvm', 'com.Job', ['com/Jobs.kt exact', 'com/Job.* exact', 'com/-Job.kt exact'], 'Jobs.kt'],
	['jvm', 'com.Job', ['com/Job.* exact', 'com/-Job.kt exact'], '<generated>.kt'],
	['jvm', 'com.Job', ['com/Job.* exact', 'com/-Job.kt exact'], 'Unknown Source'],
	// A class that is called Kt is no file of functions.
	['jvm', 'com.Kt', ['com/Kt.* exact', 'com/-Kt.kt exact']],
	[
		'jvm',
		'com.AKt',
		['com/AKt.* exact', 'com/-AKt.kt exact', 'com/A.{kt,kts} exact', 'com/a.kt exact', 'com/-A.kt exact'],
	],
	[
		'jvm',
		'Utils_androidKt',
		[
			'Utils_androidKt.*',
			'-Utils_androidKt.kt',
			'Utils_android.{kt,kts}',
			'utils_android.kt',
			'-Utils_android.kt',
			'Utils.android.kt',
		],
	],
	['elixir', ':gen_server', []],
	['elixir', 'Elixir.Shop', ['lib/shop.{ex,exs} exact', 'shop.{ex,exs}', 'shop.{ex,exs}', 'shop.{ex,exs}']],
	[
		'elixir',
		'Shop.WebSocket',
		[
			'lib/shop/web_socket.{ex,exs} exact',
			'shop/web_socket.{ex,exs} exact',
			'shop/websocket.{ex,exs} exact',
			'web_socket.{ex,exs}',
		],
	],
	[
		'elixir',
		'Shop.Cart.Item',
		[
			'lib/shop/cart/item.{ex,exs} exact',
			'shop/cart/item.{ex,exs} exact',
			'shop/cart/item.{ex,exs} exact',
			'shop/cart.{ex,exs} unproven',
			'item.{ex,exs}',
		],
	],
	[
		'elixir',
		'Mix.Tasks.Db.Seed',
		[
			'lib/mix/tasks/db/seed.{ex,exs} exact',
			'mix/tasks/db/seed.{ex,exs} exact',
			'mix/tasks/db/seed.{ex,exs} exact',
			'mix/tasks/db.seed.ex exact',
			'mix/tasks/db/seed.ex exact',
			'mix/tasks/db.{ex,exs} unproven',
			'seed.{ex,exs}',
		],
	],
	[
		'elixir',
		'Mix.Tasks.Db.Seed.Users',
		[
			'lib/mix/tasks/db/seed/users.{ex,exs} exact',
			'mix/tasks/db/seed/users.{ex,exs} exact',
			'mix/tasks/db/seed/users.{ex,exs} exact',
			'mix/tasks/db.seed.users.ex exact',
			'mix/tasks/db.seed/users.ex exact',
			'mix/tasks/db/seed.{ex,exs} unproven',
			'users.{ex,exs}',
		],
	],
	// Tasks of another's.
	[
		'elixir',
		'Shop.Tasks',
		[
			'lib/shop/tasks.{ex,exs} exact',
			'shop/tasks.{ex,exs} exact',
			'shop/tasks.{ex,exs} exact',
			'tasks.{ex,exs}',
		],
	],
	['javascript', 'cart', ['cart.*', 'cart/index.*']],
	['javascript', 'shop/cart', ['shop/cart.* exact', 'shop/cart/index.* exact']],
	['javascript', 'app:///./shop/../cart', ['shop/cart.* exact', 'shop/cart/index.* exact']],
	['javascript', 'shop/index', ['shop/index.* exact']],
	['javascript', 'cart.ts', ['cart.ts']],
	['javascript', 'shop/cart.ts', ['shop/cart.ts exact']],
	['javascript', 'lib.shop:cart', ['lib/shop/cart.* exact']],
	['javascript', ':cart', ['cart.*']],
	['javascript', 'a <b>/c', []],
	['javascript', './..', []],
	['dotnet', 'Acme.Shop.Cart+<Run>d__7', ['Acme/Shop/Cart.*', 'Acme.Shop/Cart.{cs}']],
	['dotnet', '<Module>', []],
	['php', 'App\\Cart', ['App/Cart.{php}']],
	['php', '\\', []],
	['ruby', 'Shop::CartItem', ['shop/cart_item.{rb}']],
	['ruby', 'shop', []],
	['ruby', '::', []],
	['go', 'acme/shop', []],
	['rust', 'shop::cart', []],
];
for (const [language, module, hints, file] of rows) {
	test(`${language}: ${module ?? 'no module'}${file ? ` in ${file}` : ''} leads to ${hints.length} paths`, () => {
		assert.deepEqual(moduleHints(module, language, file).map(written), hints);
	});
}

const rust: readonly (readonly [string | undefined, string | undefined, readonly string[]])[] = [
	[undefined, undefined, []],
	['main', undefined, []],
	['Vec::push', undefined, []],
	['shop::run', undefined, ['shop/src/lib.rs', 'shop/src/main.rs']],
	['shop::cart::Cart::add', undefined, ['shop/src/cart.rs', 'shop/src/cart/mod.rs']],
	['<shop::cart::Cart as Clone>::clone', undefined, ['shop/src/cart.rs', 'shop/src/cart/mod.rs']],
	[
		'shop::a::b::Cart::add',
		undefined,
		['shop/src/a/b.rs', 'shop/src/a/b/mod.rs', 'shop/src/a.rs', 'shop/src/a/mod.rs'],
	],
	['shop::a::b::Cart::add', 'b.rs', ['shop/src/a/b.rs', 'shop/src/b.rs']],
	[
		'shop::a::b::c::Cart::add',
		undefined,
		['shop/src/a/b/c.rs', 'shop/src/a/b/c/mod.rs', 'shop/src/a/b.rs', 'shop/src/a/b/mod.rs'],
	],
	['shop::a::b::c::Cart::add', 'c.rs', ['shop/src/a/b/c.rs', 'shop/src/c.rs']],
	[
		'my_big_shop::cart::add',
		'cart.rs',
		[
			'my_big_shop/src/cart.rs',
			'my_big_shop/src/cart.rs',
			'my-big-shop/src/cart.rs',
			'my-big-shop/src/cart.rs',
			'shop/src/cart.rs',
			'shop/src/cart.rs',
		],
	],
	[
		'my_shop::Cart::add',
		undefined,
		[
			'my_shop/src/lib.rs',
			'my_shop/src/main.rs',
			'my-shop/src/lib.rs',
			'my-shop/src/main.rs',
			'shop/src/lib.rs',
			'shop/src/main.rs',
		],
	],
];
for (const [name, file, hints] of rust) {
	test(`rust: ${name ?? 'no function'}${file ? ` in ${file}` : ''} leads to ${hints.length} paths`, () => {
		assert.deepEqual(rustHints(name, file).map(written), hints);
	});
}

test('rust: a closure stands in the module of its function', () => {
	assert.deepEqual(rustPathOf('shop::cart::add::{{closure}}'), { crate: 'shop', modules: ['cart'] });
	assert.deepEqual(rustPathOf('shop::cart::<impl shop::Cart>::add'), { crate: 'shop', modules: [] });
});

test('jvm: what stands behind a slash is the number of a hidden class', () => {
	assert.deepEqual(jvmClassOf('com.acme.Job$$Lambda/0x7f'), { package: ['com', 'acme'], outer: 'Job' });
	assert.deepEqual(jvmClassOf('/0x7f'), { package: [], outer: '' });
});
