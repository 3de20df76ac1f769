import { createScore, type Score } from './tally.ts';

export async function scoreMappings(_folder: string): Promise<Score> {
	return createScore();
}
