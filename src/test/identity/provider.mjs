// A city's unified identity on a free port of loopback, for the tests of signing in by OpenID Connect.
// The provider is real; its people sign in with any password, and the login name becomes the claim that names the account.
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { SignJWT, decodeJwt, exportJWK, generateKeyPair, importJWK } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';

const keyOf = async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'RS256', kid: 'city', use: 'sig' };
};
const [own, foreign] = await Promise.all([keyOf(), keyOf()]);

// what a thief of the connection could send instead of the right id token; set by POST /tamper
const tampered = {
  audience: [{ aud: 'another-client', azp: 'another-client' }, own],
  nonce: [{ nonce: 'another-nonce' }, own],
  issuer: [{ iss: 'http://127.0.0.1:1' }, own],
  late: [{ iat: 1_000_000_000, exp: 1_000_000_300 }, own],
  signature: [{}, foreign],
  none: [{}, undefined],
};
let tampering;

async function tamper(token, kind) {
  const [changes, key] = tampered[kind];
  const claims = { ...decodeJwt(token), ...changes };
  if (!key) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part(claims)}.`;
  }
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'city' }).sign(await importJWK(key, 'RS256'));
}

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

// nobody is asked whether the city's own system may know him
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'lianban',
    client_secret: 'secret-of-the-test',
    // native clients may come back to any port of loopback
    application_type: 'native',
    redirect_uris: ['http://localhost/login/oauth2/code/city'],
    post_logout_redirect_uris: ['http://localhost/login?logout'],
  }],
  jwks: { keys: [own] },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['preferred_username'] },
  // claims in the id token itself, as most providers do
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => (id === 'nameless' ? { sub: id } : { sub: `person-${id}`, preferred_username: id }),
  }),
  interactions: { policy },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (ctx.method === 'POST' && ctx.path === '/tamper') {
    tampering = ctx.query.kind;
    ctx.status = 204;
    return;
  }
  await next();
  if (ctx.path === '/token' && ctx.body?.id_token && tampering) {
    ctx.body.id_token = await tamper(ctx.body.id_token, tampering);
    tampering = undefined;
  }
});

server.on('request', provider.callback());
// whoever started it is gone when its end of the pipe is
process.stdin.resume().on('end', () => process.exit());
console.log(`issuer ${issuer}`);
