using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace UserMacro.WebApi.Information;

/// <summary>A page for anybody to read: no script, nothing loaded, light and dark as the browser prefers.</summary>
internal static class InformationPage
{
    const string Styles = """
        :root { color-scheme: light dark; }
        :root { --text: #172b4d; --subtle: #44546f; --line: #dcdfe4; --surface: #fff; --raised: #f7f8f9; --link: #0c66e4; --good: #216e4e; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #c7d1db; --subtle: #9fadbc; --line: #38414a; --surface: #161a1d; --raised: #1d2125; --link: #579dff; --good: #7ee2b8; }
        }
        body { margin: 0; background: var(--surface); color: var(--text); font: 400 16px/1.5 "Atlassian Sans", ui-sans-serif, -apple-system, BlinkMacSystemFont,
          "Segoe UI", Ubuntu, "Liberation Sans", system-ui, sans-serif; overflow-wrap: break-word; }
        main { box-sizing: border-box; max-width: 880px; margin: 0 auto; padding: 48px 24px 96px; }
        nav { display: flex; gap: 24px; margin-bottom: 40px; font-size: 14px; }
        h1 { font-size: 32px; line-height: 1.2; margin: 0 0 16px; }
        h2 { font-size: 20px; line-height: 1.3; margin: 40px 0 8px; }
        p, ul { margin: 0 0 12px; }
        a { color: var(--link); }
        .subtle, small { color: var(--subtle); }
        .now { display: inline-block; margin: 8px 0 16px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
        .open { color: var(--good); font-weight: 600; }
        details { margin: 8px 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
        summary { cursor: pointer; font-weight: 600; }
        summary small { font-weight: 400; margin-left: 8px; }
        details ul { columns: 2 280px; font: 13px/1.6 ui-monospace, "Liberation Mono", monospace; padding-left: 20px; }
        """;

    /// <summary>Nothing but the styles of the page itself.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Styles)))}'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A link to a contact, or a word that there is none.</summary>
    public static string Link(ContactAddress? contact) =>
        contact is null ? "<em>not configured</em>" : $"<a href=\"{Encode(contact.Link.AbsoluteUri)}\">{Encode(contact.Text)}</a>";

    /// <summary>The page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="content">What follows the title, as HTML.</param>
    public static string Create(string title, string content) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)} - User Macro for Confluence Cloud</title>
        <style>{Styles}</style>
        </head>
        <body>
        <main>
        <nav><a href="privacy">Privacy</a><a href="support">Support</a></nav>
        <h1>{Encode(title)}</h1>
        {content}
        </main>
        </body>
        </html>

        """;

    public static IResult ToResult(string html, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text(html, "text/html", Encoding.UTF8);
    }
}
