/** Calls an address as a browser does: cookies are kept, redirects are followed by hand. */
export class CookieClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly address: string) {}

  /** One call, cookies in and out; a redirect is answered as it is. */
  async call(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(url, this.address), { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Sets a cookie, or takes one away with null. */
  setCookie(name: string, value: string | null): void {
    if (value === null) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
