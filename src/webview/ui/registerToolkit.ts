/** Entry of `dist/toolkit.js`, which the page loads when it is on the screen. */
export { registerToolkit } from './toolkit.ts';
