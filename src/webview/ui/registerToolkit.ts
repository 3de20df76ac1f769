/** Entry of `dist/toolkit.js`, which the page loads after its first draw. */
export { registerToolkit } from './toolkit.ts';
