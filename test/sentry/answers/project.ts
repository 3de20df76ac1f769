import type { Call } from '../http/route.ts';
import type { Project } from '../model/organization.ts';
import { isoMicros } from './date.ts';
import { organizationAnswer } from './organization.ts';

/** The project inside an issue. */
export function projectOfIssue({ id, name, slug, platform }: Project) {
	return { id, name, slug, platform };
}

/** A row of `GET /organizations/{org}/projects/`. */
export function projectRow(project: Project, latestRelease: string | undefined) {
	const team = { id: project.team.id, name: project.team.name, slug: project.team.slug };
	return {
		id: project.id,
		slug: project.slug,
		name: project.name,
		platform: project.platform,
		dateCreated: isoMicros(Date.UTC(2018, 10, 6, 21, 19, 58)),
		isBookmarked: false,
		isMember: true,
		features: ['alert-filters', 'releases'],
		firstEvent: isoMicros(Date.UTC(2018, 10, 6, 21, 20, 0)),
		firstTransactionEvent: false,
		access: ['event:read', 'project:read'],
		hasAccess: true,
		...flags(),
		team,
		teams: [team],
		platforms: [project.platform],
		hasUserReports: true,
		environments: project.environments,
		latestRelease: latestRelease === undefined ? null : { version: latestRelease },
	};
}

/** `GET /projects/{org}/{project}/`. */
export function projectDetails(project: Project, latestRelease: string | undefined, call: Call) {
	return {
		...projectRow(project, latestRelease),
		organization: organizationAnswer(project.organization, call),
		isInternal: false,
		isPublic: false,
		avatar: { avatarType: 'letter_avatar', avatarUuid: null },
		color: '#3fbf7f',
		status: 'active',
		options: { 'sentry:reprocessing_active': false },
		digestsMinDelay: 180,
		digestsMaxDelay: 600,
		subjectPrefix: '',
		allowedDomains: ['*'],
		resolveAge: 0,
		dataScrubber: true,
		dataScrubberDefaults: true,
		safeFields: [],
		storeCrashReports: null,
		sensitiveFields: [],
		subjectTemplate: '$shortID - $title',
		securityToken: '',
		securityTokenHeader: null,
		verifySSL: false,
		scrubIPAddresses: false,
		scrapeJavaScript: true,
		enableAutoReleaseCreation: true,
		highlightTags: ['environment', 'release'],
		highlightContext: {},
		highlightPreset: { tags: ['environment', 'release'], context: { user: ['email'] } },
		groupingConfig: 'newstyle:2026-01-20',
		derivedGroupingEnhancements: '',
		groupingEnhancements: '',
		secondaryGroupingExpiry: 0,
		secondaryGroupingConfig: null,
		fingerprintingRules: '',
		processingIssues: 0,
		defaultEnvironment: 'production',
		relayPiiConfig: null,
		builtinSymbolSources: [],
		dynamicSamplingBiases: [],
		symbolSources: '[]',
		isDynamicallySampled: false,
		tempestFetchScreenshots: false,
		autofixAutomationTuning: 'off',
		seerScannerAutomation: false,
		seerNightshiftTweaks: null,
		scmSourceContextEnabled: false,
		debugFilesRole: null,
	};
}

function flags() {
	return {
		hasFeedbacks: true,
		hasFlags: false,
		hasMinifiedStackTrace: false,
		hasMonitors: false,
		hasNewFeedbacks: true,
		hasProfiles: false,
		hasReplays: false,
		hasSessions: false,
		hasInsightsHttp: false,
		hasInsightsDb: false,
		hasInsightsAssets: false,
		hasInsightsAppStart: false,
		hasInsightsScreenLoad: false,
		hasInsightsVitals: false,
		hasInsightsCaches: false,
		hasInsightsQueues: false,
		hasInsightsAgentMonitoring: false,
		hasInsightsMCP: false,
		hasLogs: false,
		hasTraceMetrics: false,
	};
}
