import { type SampleSentry, type SampleSentryOptions, startSampleSentry } from './sampleSentry.ts';

/** sentry.io in small: a control server that knows the regions, and a server a region with the organizations of it. */
export interface SampleRegions {
	/** Knows both regions and answers for all organizations, but has no plain `/issues/{id}/`. */
	readonly control: SampleSentry;
	/** Has `the-interstellar-jurisdiction`. */
	readonly us: SampleSentry;
	/** Has `outer-colonies`. */
	readonly de: SampleSentry;
	close(): Promise<void>;
}

/** All three share their data, and know the same tokens but for `ciOnly`, which names its server. */
export async function startSampleRegions(
	options: Omit<SampleSentryOptions, 'port' | 'region' | 'regionOrigins' | 'world'> = {},
): Promise<SampleRegions> {
	const origins: { [region: string]: string } = {};
	const regionOrigins = () => origins;
	const us = await startSampleSentry({ ...options, region: 'us', regionOrigins });
	const de = await startSampleSentry({ ...options, region: 'de', regionOrigins, world: us.world });
	const control = await startSampleSentry({ ...options, regionOrigins, world: us.world });
	Object.assign(origins, { us: us.origin, de: de.origin });
	return {
		control,
		us,
		de,
		async close() {
			await Promise.all([control.close(), us.close(), de.close()]);
		},
	};
}
