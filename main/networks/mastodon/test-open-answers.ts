import { createHash } from 'node:crypto';
import type { LoopbackAnswer, SeenRequest } from '#main/networks/conformance/loopback-server.ts';
import { json, nextId, SOFTWARE, type World } from './test-world.ts';

function grantToken({ body }: SeenRequest, world: World): LoopbackAnswer {
  const fields = new URLSearchParams(body);
  const challenge = world.codes.get(fields.get('code') ?? '');
  const proof = createHash('sha256')
    .update(fields.get('code_verifier') ?? '')
    .digest('base64url');
  if (challenge === undefined || challenge !== proof)
    return json({ error: 'invalid_grant', error_description: 'The code is not valid' }, 400);
  const token = `token-${nextId(world)}`;
  world.tokens.add(token);
  return json({ access_token: token, token_type: 'Bearer', scope: fields.get('scope') });
}

/** What a server says to everybody: what it is, and how to sign in. Null for everything else. */
export function openAnswer(request: SeenRequest, world: World): LoopbackAnswer | null {
  const { origin } = world;
  switch (`${request.method} ${request.path}`) {
    case 'GET /.well-known/nodeinfo':
      return json({
        links: [
          {
            rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
            href: `${origin}/nodeinfo/2.0`,
          },
        ],
      });
    case 'GET /nodeinfo/2.0':
      return json({ software: SOFTWARE });
    case 'GET /api/v2/instance':
      return json({
        title: 'Kaffee',
        version: SOFTWARE.version,
        configuration: {
          urls: { streaming: origin.replace('http', 'ws') },
          statuses: {
            max_characters: 500,
            max_media_attachments: 4,
            characters_reserved_per_url: 23,
          },
          media_attachments: { supported_mime_types: ['image/png'], image_size_limit: 16_777_216 },
        },
      });
    case 'GET /.well-known/oauth-authorization-server':
      return json({
        issuer: origin,
        code_challenge_methods_supported: ['S256'],
        scopes_supported: ['read', 'write', 'write:statuses'],
        authorization_response_iss_parameter_supported: true,
      });
    case 'POST /api/v1/apps':
      return json({ client_id: 'app', client_secret: 'app-secret' });
    case 'POST /oauth/token':
      return grantToken(request, world);
    case 'POST /oauth/revoke':
      world.tokens.delete(new URLSearchParams(request.body).get('token') ?? '');
      return json({});
    default:
      return null;
  }
}
