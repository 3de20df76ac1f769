/** What asks the user about accounts. A chunk of its own (`dist/accountFeatures.cjs`): few windows sign in. */
export { chooseAccount } from './chooseAccount.ts';
export { askOrganization, chooseOrganization, chooseScope } from './chooseScope.ts';
export { useSampleAccount } from '../session/sampleAccount.ts';
export { parseSignInArgument, signIn } from './signIn.ts';
export { signInWith } from '../session/signInWith.ts';
