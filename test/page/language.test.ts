import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { alienate, foreignWords, type KnownWords, knownWords } from '../language/alien.ts';
import { pseudoBundle } from '../language/pseudoText.ts';
import { corpusEvents, corpusIssues, noCorpus } from './corpus.ts';
import { cocoaEvent, groupEvent } from './fixtures/otherEvents.ts';
import { pythonEvent, pythonLinks } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { states } from './fixtures/states.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';
import { readTexts } from '../tools/l10n.ts';
import { shownTexts } from './shownTexts.ts';

let harness: PageHarness;
let known: KnownWords;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
		known = knownWords();
	}
});
after(() => harness?.stop());

const failure = {
	reason: 'rateLimited',
	message: 'a',
	remedy: 'b',
	retryAt: snapshot(pythonEvent).now + 90_000,
} as const;
const pages: { readonly [name: string]: PanelSnapshot } = {
	'a Python event': snapshot(pythonEvent, { links: pythonLinks }),
	'a crash on a phone, with a token that only reads': snapshot(cocoaEvent, {
		may: { write: false, missing: 'event:write' },
	}),
	'a group of exceptions, filtered': snapshot(groupEvent, {
		filter: {
			environment: 'production',
			release: '1.0',
			tag: { key: 'a', value: 'b' },
			span: { start: 1_790_000_000, end: 1_790_003_600 },
		},
	}),
	'what failed': snapshot(pythonEvent, {
		details: { state: 'failed', failure },
		event: { state: 'failed', failure },
	}),
	'an app that does not respond': states.anr,
	'a page load whose queries repeat': states.slow,
	'an event that was cut': states.marked,
	feedback: states.feedback,
	'a missed check-in': states.cron,
	'what is loading': snapshot(pythonEvent, { details: { state: 'loading' }, event: { state: 'loading' } }),
};

/** Presses every switch and opens every menu, so that what only they show is seen as well. */
async function everyText(panel: PanelPage, switches: boolean): Promise<readonly string[]> {
	await openEverything(panel);
	if (!switches) {
		return await shownTexts(panel);
	}
	const texts = [...(await shownTexts(panel))];
	await panel.page.evaluate(async () => {
		for (const button of document.querySelectorAll<HTMLElement>('[aria-pressed="false"], [aria-haspopup]')) {
			button.click();
			await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		}
	});
	return [...texts, ...(await shownTexts(panel))];
}

async function foreign(panel: PanelPage, drawn: PanelSnapshot, switches = true): Promise<readonly string[]> {
	// The account is the host's word, not data of Sentry's.
	const kept = new Set(Object.values(drawn.account));
	await panel.push({ ...alienate(drawn, known, kept), account: drawn.account }, pseudoBundle());
	return foreignWords(await everyText(panel, switches), kept);
}

for (const [name, drawn] of Object.entries(pages)) {
	test(`${name}: every text of the page's own, shown or read out, comes from the bundle`, {
		skip: whyNot,
	}, async () => {
		const panel = await harness.open({ lang: 'el' });
		assert.deepEqual(await foreign(panel, drawn), []);
		assert.deepEqual(panel.errors, []);
		await panel.close();
	});
}

test('so it is with real payloads', { skip: whyNot === false ? noCorpus : whyNot }, async () => {
	const panel = await harness.open({ lang: 'el' });
	const payloads = [
		...corpusEvents().map(({ name, value }) => ({ name, drawn: snapshot(value) })),
		...corpusIssues().map(({ name, value }) => ({
			name,
			drawn: snapshot(pythonEvent, { issue: value, details: { state: 'ready', value } }),
		})),
	];
	for (const { name, drawn } of payloads) {
		assert.deepEqual(await foreign(panel, drawn, false), [], name);
	}
	await panel.close();
});

test('a text that is in English only is found', { skip: whyNot }, async () => {
	const panel = await harness.open({ lang: 'el' });
	const kept = new Set<string>();
	const { Priority: _, ...rest } = pseudoBundle();
	await panel.push(alienate(pages['a Python event'] as PanelSnapshot, known, kept), rest);
	assert.match(foreignWords(await everyText(panel, true), kept).join('\n'), /Priority/);
	await panel.close();
});

test('in German nothing is wider than a page of 320 pixels', { skip: whyNot }, async () => {
	const bundle = readTexts('media/l10n/bundle.l10n.de.json');
	for (const [index, drawn] of Object.values(pages).entries()) {
		const panel = await harness.open({ width: 320, lang: 'de' });
		await panel.push(drawn, bundle);
		await openEverything(panel);
		assert.equal(await panel.page.evaluate(() => document.documentElement.scrollWidth), 320);
		await panel.screenshot(`german-${index}-320`);
		await panel.close();
	}
});
