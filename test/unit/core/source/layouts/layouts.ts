/** Trees as projects of each kind have them, with names that repeat where they repeat in real ones. */
export interface Layout {
	readonly name: string;
	readonly repository: string;
	/** Source files; the frames come from these. */
	readonly sources: readonly string[];
	/** What tells a package's name. */
	readonly manifests: { readonly [path: string]: string };
}

export const layouts: readonly Layout[] = [
	{
		name: 'Python, src layout',
		repository: 'acme/pumps',
		sources: [
			'src/pumps/__init__.py',
			'src/pumps/level.py',
			'src/pumps/utils.py',
			'src/pumps/api/__init__.py',
			'src/pumps/api/utils.py',
			'tests/test_level.py',
			'docs/conf.py',
		],
		manifests: { 'pyproject.toml': '[project]\nname = "pumps"\n' },
	},
	{
		name: 'Django in a monorepo',
		repository: 'acme/shop',
		sources: [
			'backend/shop/__init__.py',
			'backend/shop/models.py',
			'backend/accounts/__init__.py',
			'backend/accounts/models.py',
			'backend/accounts/utils/__init__.py',
			'backend/accounts/utils/text.py',
			'frontend/src/utils/text.ts',
			'frontend/src/models.ts',
		],
		manifests: { 'frontend/package.json': '{"name":"frontend"}' },
	},
	{
		name: 'TypeScript monorepo with Next and Vite',
		repository: 'acme/web',
		sources: [
			'apps/web/src/app/page.tsx',
			'apps/web/src/app/[id]/page.tsx',
			'apps/web/src/app/(shop)/cart/page.tsx',
			'apps/admin/src/app/page.tsx',
			'apps/admin/src/main.tsx',
			'packages/ui/src/index.ts',
			'packages/ui/src/button.tsx',
			'packages/db/src/index.ts',
			'packages/db/src/client.ts',
			'apps/web/src/vendor/acme/client.ts',
		],
		manifests: {
			'apps/web/package.json': '{"name":"web"}',
			'apps/admin/package.json': '{"name":"admin"}',
			'packages/ui/package.json': '{"name":"@acme/ui"}',
			'packages/db/package.json': '{"name":"@acme/db"}',
		},
	},
	{
		name: 'React Native',
		repository: 'acme/app',
		sources: [
			'App.tsx',
			'src/screens/Home.tsx',
			'src/screens/home/index.tsx',
			'src/api/client.ts',
			'index.js',
		],
		manifests: { 'package.json': '{"name":"app"}' },
	},
	{
		name: 'Kotlin, many modules',
		repository: 'acme/android',
		sources: [
			'app/src/main/kotlin/com/acme/app/MainActivity.kt',
			'core/data/src/main/kotlin/com/acme/core/data/Repository.kt',
			'core/data/src/main/kotlin/com/acme/core/data/Utils.kt',
			'core/net/src/main/kotlin/com/acme/core/net/Utils.kt',
			'feature/src/main/java/com/acme/feature/Repository.java',
		],
		manifests: {},
	},
	{
		name: 'C#, several projects',
		repository: 'Acme/Pumps',
		sources: [
			'src/Acme.Pumps/Tank.cs',
			'src/Acme.Pumps/Tank.Filling.cs',
			'src/Acme.Pumps/Valves/Valve.cs',
			'src/Acme.Web/Startup.cs',
			'src/Acme.Web/Controllers/TankController.cs',
			'test/Acme.Pumps.Tests/TankTests.cs',
		],
		manifests: {},
	},
	{
		name: 'Go, two modules',
		repository: 'acme/station',
		sources: ['main.go', 'render/json.go', 'render/xml.go', 'tools/main.go', 'tools/render/json.go'],
		manifests: {
			'go.mod': 'module github.com/acme/station\n',
			'tools/go.mod': 'module github.com/acme/station/tools\n',
		},
	},
	{
		name: 'Rust workspace',
		repository: 'acme/pump-rs',
		sources: [
			'crates/tank/src/lib.rs',
			'crates/tank/src/level.rs',
			'crates/valve/src/lib.rs',
			'crates/valve/src/level/mod.rs',
			'crates/cli/src/main.rs',
		],
		manifests: {
			'crates/tank/Cargo.toml': '[package]\nname = "pump-tank"\n',
			'crates/valve/Cargo.toml': '[package]\nname = "pump-valve"\n',
			'crates/cli/Cargo.toml': '[package]\nname = "pump-cli"\n',
		},
	},
	{
		name: 'Rails with engines',
		repository: 'acme/rails',
		sources: [
			'app/models/user.rb',
			'app/controllers/users_controller.rb',
			'engines/core/app/models/core/user.rb',
			'engines/core/lib/core.rb',
			'engines/core/lib/core/version.rb',
			'lib/tasks/users.rb',
		],
		manifests: { 'engines/core/core.gemspec': '' },
	},
	{
		name: 'Laravel',
		repository: 'acme/laravel',
		sources: [
			'app/Http/Controllers/UserController.php',
			'app/Http/Controllers/Api/UserController.php',
			'app/Models/User.php',
			'routes/web.php',
			'database/seeders/UserSeeder.php',
		],
		manifests: { 'composer.json': '{"name":"acme/laravel"}' },
	},
	{
		name: 'Flutter packages',
		repository: 'acme/flutter',
		sources: [
			'packages/core/lib/src/tank.dart',
			'packages/core/lib/core.dart',
			'packages/ui/lib/src/tank.dart',
			'apps/shop/lib/main.dart',
		],
		manifests: {
			'packages/core/pubspec.yaml': 'name: acme_core\n',
			'packages/ui/pubspec.yaml': 'name: acme_ui\n',
			'apps/shop/pubspec.yaml': 'name: shop\n',
		},
	},
	{
		name: 'Elixir umbrella',
		repository: 'acme/umbrella',
		sources: [
			'apps/pumps/lib/pumps/tank.ex',
			'apps/pumps/lib/pumps/application.ex',
			'apps/pumps_web/lib/pumps_web/router.ex',
			'apps/pumps_web/lib/pumps_web/application.ex',
		],
		manifests: {},
	},
	{
		name: 'Swift and Objective-C',
		repository: 'acme/ios',
		sources: [
			'Sources/Core/Tank.swift',
			'Sources/UI/TankView.swift',
			'Example/AppDelegate.swift',
			'ObjC/ACMTank.m',
		],
		manifests: {},
	},
];
