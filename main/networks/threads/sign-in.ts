import { signInWithToken } from '#main/networks/graph/token-sign-in.ts';
import { capabilities } from './info.ts';
import { renewalAt, rootOf, TOKEN_IN } from './root.ts';
import { me } from './schemas.ts';

export const signIn = signInWithToken({
  rootOf,
  renewalAt,
  tokenIn: TOKEN_IN,
  owner: { fields: 'id,username,name,threads_profile_picture_url', schema: me },
  capabilities,
});
