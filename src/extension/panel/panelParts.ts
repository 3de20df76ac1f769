import { type PanelPart, sectionNames } from '../../core/panel/protocol.ts';

/** What others wait for comes first. */
export const panelParts: readonly PanelPart[] = ['details', 'event', ...sectionNames];
