import { signInWithToken } from '#main/networks/graph/token-sign-in.ts';
import { capabilities } from './info.ts';
import { renewalAt, rootOf } from './root.ts';
import { me } from './schemas.ts';

export const signIn = signInWithToken({
  rootOf,
  renewalAt,
  owner: { fields: 'user_id,username,name,profile_picture_url', schema: me },
  capabilities,
});
