/**
 * What `dist/lowerPart.js` takes out of `dist/webview.js`: all that both need, so that no code and no context is there
 * twice. Its sources name the modules themselves; `test/tools/bundles.ts` leads what is named here to the page's bundle.
 */
export { Fragment } from 'preact';
export { useMemo, useState } from 'preact/hooks';
export { jsx, jsxs } from 'preact/jsx-runtime';
export { actorName } from '../core/issue/actorName.ts';
export { feedbackFields, feedbackOf } from '../core/issue/feedback.ts';
export { isJsonObject } from '../core/json.ts';
export { levelName } from '../core/text/levelName.ts';
export { priorityInSentence } from '../core/text/priorityText.ts';
export { valueOf } from '../core/panel/loadable.ts';
export { transactionDuration } from '../core/issue/spanEvidence.ts';
export { spanOf, textAt } from '../core/issue/spans.ts';
export { marksIn } from '../core/issue/marks.ts';
export { truncated, visibleString } from '../core/text/visibleParts.ts';
export { useOpen, usePage } from './page.ts';
export { CommitList } from './sections/Commits.tsx';
export { Related } from './sections/Related.tsx';
export { Screenshot } from './sections/Screenshot.tsx';
export { Empty, Facts } from './ui/Facts.tsx';
export { Fold } from './ui/Fold.tsx';
export { Guard } from './ui/Guard.tsx';
export { Icon } from './ui/Icon.tsx';
export { JsonTree, Scalar } from './ui/JsonTree.tsx';
export { MarkNote } from './ui/MarkNote.tsx';
export { memo } from './ui/memo.ts';
export { RawRow } from './ui/RawRow.tsx';
export { RemoteLink } from './ui/RemoteLink.tsx';
export { Loaded, Section } from './ui/Section.tsx';
export { SpanRow } from './ui/SpanRow.tsx';
export { Line, Text } from './ui/Text.tsx';
export { Ago, DateTime } from './ui/Time.tsx';
export { Toggle } from './ui/Toggle.tsx';
export { Button, Dropdown } from './ui/toolkit.ts';
export { useFirst } from './ui/useFirst.tsx';
export { hasValue, Value, withValues } from './ui/Value.tsx';
export { Windowed } from './ui/Windowed.tsx';
