import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectsInFile } from '../../../../../src/extension/signIn/discovery/dsnProjects.ts';

const key = '0123456789abcdef0123456789abcdef';

test('a DSN names its project on its own server only', () => {
	const text = `dsn = "https://${key}@o1.ingest.us.sentry.io/42"\nother = "https://${key}@sentry.acme.example/7"`;
	assert.deepEqual(projectsInFile('app.py', text, 'https://sentry.io'), ['42']);
	assert.deepEqual(projectsInFile('app.py', text, 'https://sentry.acme.example'), ['7']);
	assert.deepEqual(projectsInFile('app.py', text, 'https://else.example'), []);
});

test('a DSN that is commented out is not in force', () => {
	assert.deepEqual(
		projectsInFile('.env', `# SENTRY_DSN=https://${key}@o1.ingest.sentry.io/42`, 'https://sentry.io'),
		[],
	);
});

test('sentry-cli’s project counts for the server that its file names, sentry.io by default', () => {
	const text = '[defaults]\nproject = pump-station\norg = acme\n';
	assert.deepEqual(projectsInFile('a/.sentryclirc', text, 'https://sentry.io'), ['pump-station']);
	assert.deepEqual(projectsInFile('a/.sentryclirc', text, 'https://sentry.acme.example'), []);
	assert.deepEqual(
		projectsInFile(
			'sentry.properties',
			'defaults.url=https://sentry.acme.example/\ndefaults.project=valve',
			'https://sentry.acme.example',
		),
		['valve'],
	);
	assert.deepEqual(projectsInFile('notes.txt', text, 'https://sentry.io'), []);
});
