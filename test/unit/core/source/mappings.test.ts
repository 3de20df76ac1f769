import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import {
	learnMapping,
	mappedFile,
	mappingOfPath,
	sortMappings,
} from '../../../../src/core/source/mappings.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

test('people’s come before Sentry’s, absolute before relative, long before short', () => {
	const roots = sortMappings([
		{ stackRoot: '', sourceRoot: '', automatic: false },
		{ stackRoot: 'app/long/', sourceRoot: '', automatic: true },
		{ stackRoot: 'app/', sourceRoot: '', automatic: false },
		{ stackRoot: '/srv/', sourceRoot: '', automatic: false },
	]).map(({ stackRoot }) => stackRoot);
	assert.deepEqual(roots, ['/srv/', 'app/', '', 'app/long/']);
});

test('what one frame shows leads another to its file', async () => {
	const workspace = await workspaceOf(['backend/pumps/level.py', 'backend/pumps/valve.py'], undefined);
	const shown = frameQueryOf({ absPath: '/srv/app/pumps/level.py', inApp: true, context: [] }, 'python');
	const root = learnMapping(shown, { root: 0, path: 'backend/pumps/level.py' }, workspace);
	assert.deepEqual(root, {
		stackRoot: '/srv/app/',
		sourceRoot: 'backend',
		folder: 'workspace',
		automatic: true,
	});
	const other = frameQueryOf({ absPath: '/srv/app/pumps/valve.py', inApp: true, context: [] }, 'python');
	assert.deepEqual(mappedFile(other, root ? [root] : [], workspace), {
		root: 0,
		path: 'backend/pumps/valve.py',
	});
});

test('a base name alone teaches nothing', async () => {
	const workspace = await workspaceOf(['backend/pumps/level.py'], undefined);
	const query = frameQueryOf({ absPath: '/elsewhere/level.py', inApp: true, context: [] }, 'python');
	assert.equal(learnMapping(query, { root: 0, path: 'backend/pumps/level.py' }, workspace), undefined);
});

test('… unless a person chose the file', async () => {
	const workspace = await workspaceOf(['backend/pumps/level.py'], undefined);
	const query = frameQueryOf({ absPath: '/elsewhere/level.py', inApp: true, context: [] }, 'python');
	assert.deepEqual(learnMapping(query, { root: 0, path: 'backend/pumps/level.py' }, workspace, true), {
		stackRoot: '/elsewhere/',
		sourceRoot: 'backend/pumps',
		folder: 'workspace',
		automatic: true,
		chosen: true,
	});
});

test('a path leads to its file and to no other', async () => {
	const workspace = await workspaceOf(['backend/level.py', 'backend/level.pyx'], undefined);
	const at = (absPath: string) => frameQueryOf({ absPath, inApp: true, context: [] }, 'python');
	const mapping = mappingOfPath(at('/elsewhere/level.py'), { root: 0, path: 'backend/level.py' }, workspace);
	const led = (absPath: string) => mappedFile(at(absPath), mapping ? [mapping] : [], workspace)?.path;
	assert.equal(led('/elsewhere/level.py'), 'backend/level.py');
	assert.equal(led('/elsewhere/level.pyx'), undefined);
	assert.equal(led('/other/level.py'), undefined);
});

test('a mapping for one folder is not tried in others', async () => {
	const workspace = await workspaceOf(['a.py', 'REPO2:a.py'], undefined);
	const query = frameQueryOf({ absPath: '/srv/a.py', inApp: true, context: [] }, 'python');
	const mapping = { stackRoot: '/srv/', sourceRoot: '', automatic: false };
	assert.equal(mappedFile(query, [{ ...mapping, folder: 'REPO2' }], workspace)?.root, 1);
	assert.equal(mappedFile(query, [{ ...mapping, folder: 'nowhere' }], workspace), undefined);
});
