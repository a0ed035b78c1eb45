import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { CookieClient } from "../support/cookie-client";
import { type OidcPerson, type OidcServer, startOidcServer } from "../support/oidc-server";
import { type Product, startProduct } from "../support/product";

/** The sign-in page, told that the way to the provider and back failed. */
const BACK_WITH_ERROR = /^\/sign-in\?.*error=OAuthCallback/;

let oidc: OidcServer;
let product: Product;

beforeAll(async () => {
  oidc = await startOidcServer();
  product = await startProduct({ settings: { OIDC_ISSUER: oidc.issuer, OIDC_CLIENT_ID: oidc.clientId, OIDC_CLIENT_SECRET: oidc.clientSecret } });
});

afterAll(async () => {
  expect(await product?.stop()).toBe(0);
  await oidc?.stop();
});

/** Goes to the provider and back. @returns where the way ends, and the browser that went it */
async function comeThrough(person: OidcPerson, { tamper }: { tamper?: (client: CookieClient) => void } = {}): Promise<{ end: string; client: CookieClient }> {
  oidc.person = person;
  const client = new CookieClient(product.address);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await client.call("/api/auth/csrf")).json());
  const started = await client.call("/api/auth/signin/oidc", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ csrfToken, callbackUrl: `${product.address}/runs`, json: "true" }) });
  const { url } = z.object({ url: z.string() }).parse(await started.json());
  const atProvider = await fetch(url, { redirect: "manual" });
  tamper?.(client);
  let end = atProvider.headers.get("location") ?? "";
  // Errors pass through two addresses of next-auth before they come to our page.
  for (let hops = 0; hops < 5 && new URL(end, product.address).pathname.startsWith("/api/auth/"); hops++) end = (await client.call(end)).headers.get("location") ?? "";
  return { end: end.replace(product.address, ""), client };
}

/** Who the console says one is; null: nobody. */
async function whoAmI(client: CookieClient): Promise<{ email: string; role: string; hasPassword: boolean } | null> {
  const response = await client.call("/api/trpc/account.me");
  if (response.status === 401) return null;
  const me = z.object({ result: z.object({ data: z.object({ json: z.object({ email: z.string(), role: z.string(), hasPassword: z.boolean() }) }) }) });
  return me.parse(await response.json()).result.data.json;
}

describe("single sign-on", () => {
  it("has a button on the sign-in page", async () => {
    expect(await (await fetch(`${product.address}/sign-in`, { headers: { "accept-language": "en" } })).text()).toContain("Single sign-on");
  });

  it("makes a viewer of somebody new, and knows them again under another address", async () => {
    const { end, client } = await comeThrough({ sub: "42", email: "Grace@Example.org", email_verified: true, name: "Grace" });
    expect([end, await whoAmI(client)]).toEqual(["/runs", { email: "grace@example.org", role: "viewer", hasPassword: false }]);
    const again = await comeThrough({ sub: "42", email: "other@example.org", email_verified: false });
    expect(await whoAmI(again.client)).toMatchObject({ email: "grace@example.org" });
  });

  it("finds somebody who is here already by their verified address alone", async () => {
    const unverified = await comeThrough({ sub: "1", email: product.email, email_verified: false });
    expect([unverified.end, await whoAmI(unverified.client)]).toEqual(["/sign-in?error=sso-email-unverified", null]);
    const verified = await comeThrough({ sub: "2", email: product.email, email_verified: true });
    expect([verified.end, await whoAmI(verified.client)]).toEqual(["/runs", { email: product.email, role: "admin", hasPassword: true }]);
  });

  it("lets nobody take over an account that is tied to another subject", async () => {
    const { end, client } = await comeThrough({ sub: "43", email: "grace@example.org", email_verified: true });
    expect([end, await whoAmI(client)]).toEqual(["/sign-in?error=sso-other-account", null]);
  });

  it("asks the provider for an address that the token does not hold, and believes it of the same person alone", async () => {
    oidc.userinfo = { sub: "50", email: "ada@example.org", email_verified: true, name: "Ada" };
    const { end, client } = await comeThrough({ sub: "50" });
    expect([end, await whoAmI(client)]).toEqual(["/runs", { email: "ada@example.org", role: "viewer", hasPassword: false }]);
    const other = await comeThrough({ sub: "51" });
    expect([other.end, await whoAmI(other.client)]).toEqual(["/sign-in?error=sso-email-unverified", null]);
    oidc.userinfo = null;
  });

  it.each([
    ["state", "next-auth.state"],
    ["PKCE", "next-auth.pkce.code_verifier"],
    ["nonce", "next-auth.nonce"],
  ])("is refused without the browser's %s", async (_, cookie) => {
    const { end, client } = await comeThrough({ sub: "44", email: "eve@example.org", email_verified: true }, { tamper: (browser) => browser.setCookie(cookie, null) });
    expect([end, await whoAmI(client)]).toEqual([expect.stringMatching(BACK_WITH_ERROR), null]);
  });

  it("is refused with a token somebody else has signed", async () => {
    oidc.isForging = true;
    const { end, client } = await comeThrough({ sub: "45", email: "eve@example.org", email_verified: true });
    oidc.isForging = false;
    expect([end, await whoAmI(client)]).toEqual([expect.stringMatching(BACK_WITH_ERROR), null]);
  });
});
