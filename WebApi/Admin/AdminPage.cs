using System.Text;
using System.Text.Encodings.Web;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Information;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Admin;

/// <summary>The page around what the admin application's build brings: the administration, and the editor dialog.</summary>
internal sealed class AdminPage(AdminBuild build, HostAdapters<HostPage> hosts, AppAddress address, PagePolicies policies, Contacts contacts)
{
    public const string AssetsPath = "/assets/admin";

    const string NotBuilt =
        "<h1>The admin page is not built</h1><p>Run <code>npm ci &amp;&amp; npm run build</code> in <code>WebApi/AdminUi</code>, then reload this page.</p>";

    public IResult Answer(HostCaller caller, AdminView view)
    {
        var entry = build.FindEntry(view.Source);
        return new FrameResult(
            Page(
                view,
                entry is null ? "" : HeadOf(view, entry, hosts.Of(caller.Access.Kind)),
                MessageOf(view, caller) + (entry is null ? NotBuilt : "<div id=\"root\"></div>") + FooterOf(view)),
            policies.ForAdmin(caller.Access),
            entry is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    static string Page(AdminView view, string head, string content) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(view.Title)}</title>
        {head}</head>
        <body>
        {content}
        </body>
        </html>

        """;

    string HeadOf(AdminView view, AdminEntry entry, HostPage host)
    {
        var head = new StringBuilder();
        foreach (var (name, content) in view.Values.Prepend(("usermacro-api", address.BaseUrl + view.ApiPath)))
        {
            head.Append("<meta name=\"").Append(name).Append("\" content=\"").Append(Encode(content)).Append("\">\n");
        }

        foreach (var style in entry.Styles)
        {
            head.Append("<link rel=\"stylesheet\" href=\"").Append(AssetUrl(style)).Append("\">\n");
        }

        // Without the option the host's script gives pages in dialogs a margin of its own.
        head.Append("<script src=\"").Append(Encode(host.BridgeUrl)).Append("\" data-options=\"margin:false\"></script>\n");
        head.Append("<script type=\"module\" src=\"").Append(AssetUrl(entry.Script)).Append("\"></script>\n");
        return head.ToString();
    }

    // Text, whatever an operator typed.
    static string MessageOf(AdminView view, HostCaller caller) => view.HasFooter && caller.Access.OperatorMessage is { Length: > 0 } message
        ? $"<p class=\"um-message\" role=\"status\"><strong>From the operator of this app:</strong> {Encode(message)}</p>\n"
        : "";

    // Whom to turn to is the same wherever somebody is in the administration, so it is no part of the application.
    string FooterOf(AdminView view) => view.HasFooter
        ? $"\n<footer class=\"um-footer\">{LinkTo("privacy", "Privacy")}{LinkTo("support", "Support")}"
            + $"<span>{ContactOf("Support", contacts.Support)}{Encode(contacts.Hours.Text)}</span>{PrivacyContact()}</footer>"
        : "";

    string PrivacyContact() => contacts.Privacy is null ? "" : $"<span>{ContactOf("Requests about data", contacts.Privacy).TrimEnd(' ', ',')}</span>";

    static string ContactOf(string what, ContactAddress? contact) =>
        contact is null ? "" : $"{what}: <a href=\"{Encode(contact.Link.OriginalString)}\" target=\"_blank\" rel=\"noreferrer\">{Encode(contact.Text)}</a>, ";

    string LinkTo(string page, string text) => $"<a href=\"{Encode($"{address.BaseUrl}/{page}")}\" target=\"_blank\" rel=\"noreferrer\">{text}</a>";

    string AssetUrl(string path) => Encode($"{address.BaseUrl}{AssetsPath}/{path}");

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
