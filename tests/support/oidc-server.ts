import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** Claims of whoever signs in next. */
export interface OidcPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** A provider of OpenID Connect that lets in whoever it is told to, without a page in between. */
export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  person: OidcPerson;
  /** Signs with a key that nobody published. */
  isForging: boolean;
  /** Tells who somebody is only where it is asked for it, and in the ID token the subject alone; null: all of it in the token. */
  userinfo: OidcPerson | null;
  stop(): Promise<void>;
}

interface Grant {
  challenge: string;
  nonce: string;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts a provider on a free port. It checks the client, PKCE and the code's single use. */
export async function startOidcServer(): Promise<OidcServer> {
  const [published, foreign] = [generateKeyPairSync("rsa", { modulusLength: 2048 }), generateKeyPairSync("rsa", { modulusLength: 2048 })];
  const grants = new Map<string, Grant>();
  const oidc: OidcServer = { issuer: "", clientId: "log-intelligence", clientSecret: "s3cret of the client", person: { sub: "nobody" }, isForging: false, userinfo: null, stop: () => Promise.resolve() };

  const idToken = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1_000);
    const body = `${base64url({ alg: "RS256", typ: "JWT", kid: "1" })}.${base64url({ iss: oidc.issuer, aud: oidc.clientId, iat: now, exp: now + 60, nonce, ...(oidc.userinfo === null ? oidc.person : { sub: oidc.person.sub }) })}`;
    return `${body}.${sign("sha256", Buffer.from(body), oidc.isForging ? foreign.privateKey : published.privateKey).toString("base64url")}`;
  };

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const code = randomUUID();
    grants.set(code, { challenge: query.get("code_challenge") ?? "", nonce: query.get("nonce") ?? "" });
    const back = new URL(query.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const form = new URLSearchParams(text);
    const credentials = `${encodeURIComponent(oidc.clientId)}:${encodeURIComponent(oidc.clientSecret).replaceAll("%20", "+")}`;
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const isClient = request.headers.authorization === `Basic ${Buffer.from(credentials).toString("base64")}`;
    const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (!isClient || grant === undefined || grant.challenge !== challenge) return json(response, { error: "invalid_grant" }, 400);
    json(response, { access_token: randomUUID(), token_type: "Bearer", expires_in: 60, id_token: idToken(grant.nonce) });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", oidc.issuer);
    if (url.pathname === "/.well-known/openid-configuration") {
      const at = (name: string): string => `${oidc.issuer}/${name}`;
      return json(response, { issuer: oidc.issuer, authorization_endpoint: at("authorize"), token_endpoint: at("token"), jwks_uri: at("jwks"), userinfo_endpoint: at("userinfo"), response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"] });
    }
    if (url.pathname === "/jwks") return json(response, { keys: [{ ...published.publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] });
    if (url.pathname === "/userinfo" && oidc.userinfo !== null && request.headers.authorization?.startsWith("Bearer ")) return json(response, oidc.userinfo);
    if (url.pathname === "/authorize") return authorize(url.searchParams, response);
    if (url.pathname === "/token") return void token(request, response);
    response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  oidc.issuer = `http://127.0.0.1:${String(address.port)}`;
  oidc.stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return oidc;
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
