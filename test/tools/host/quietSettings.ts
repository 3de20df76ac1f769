/** VS Code's settings for a window that shows nothing but what is tested, and asks nothing of the internet. */
export const quietSettings: { readonly [key: string]: unknown } = {
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.enableExperiments': false,
	'workbench.settings.enableNaturalLanguageSearch': false,
	'workbench.reduceMotion': 'on',
	// In an overlay, settings and running extensions would swallow F1.
	'workbench.editor.useModal': 'off',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'chat.disableAIFeatures': true,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'update.showReleaseNotes': false,
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'window.restoreWindows': 'none',
};
