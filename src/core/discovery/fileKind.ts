/** Folders that hold what others wrote, or what a machine made. For globs and for paths alike. */
export const skippedFolders: readonly string[] = [
	...'node_modules bower_components jspm_packages vendor third_party site-packages venv virtualenv __pypackages__'.split(
		' ',
	),
	...'dist build out target bin obj coverage htmlcov tmp temp logs Pods Carthage DerivedData storybook-static'.split(
		' ',
	),
];

/** Languages and settings in which programs name their DSN. */
export const scannedExtensions: readonly string[] = (
	'js jsx mjs cjs ts tsx mts cts vue svelte astro html py pyi go java kt kts scala groovy gradle rb erb rake php phtml cs ' +
	'fs vb cshtml razor dart rs swift m mm ex exs json json5 yaml yml toml xml ini cfg conf config properties plist'
).split(' ');

/** Beginnings of the names of files in which programs start or are configured: looked at first. */
export const likelyNames: readonly string[] = (
	'instrument index main app server client worker program startup bootstrap settings config base production environment ' +
	'init __init__ wsgi asgi manage application appsettings AndroidManifest Info AppDelegate lib layout root entry'
).split(' ');

/** Tests, examples and documentation name projects that are not the program's. */
export function isAside(path: string): boolean {
	return (
		/(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|examples?|samples?|docs?|mocks?|__mocks__|testdata)\//i.test(
			path,
		) || /[._-](?:test|spec|stories|example|sample|template|dist)(?:\.[\w]{1,8})?$/i.test(path)
	);
}
