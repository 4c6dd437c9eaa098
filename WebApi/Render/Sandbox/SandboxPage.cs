using System.Text.Encodings.Web;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Render.Sandbox;

/// <summary>
/// The document that script of macros runs in: empty, of an origin of its own, with a policy of its own. Its frame gives it the output by message, so that no
/// output is kept here, and no address holds any.
/// </summary>
internal sealed class SandboxPage(SandboxTickets tickets, TenantKeys keys, PagePolicies policies, AppAddress address)
{
    readonly string _html =
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>User macro</title>
        <script src="{HtmlEncoder.Default.Encode(FrameAssets.SandboxScriptUrl(address))}"></script>
        </head>
        <body></body>
        </html>

        """;

    /// <summary>The document, or a 401 for what is no ticket, or an old one.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, HostPage host, string ticket)
    {
        if (SandboxTickets.SiteOf(ticket) is not { } site)
        {
            return TypedResults.Unauthorized();
        }

        var lookup = await keys.FindAsync(HostCredentials.IdentityOf(host.Kind, site), context.Connection.RemoteIpAddress);
        if (lookup.IsBusy)
        {
            return new ProblemResult(FailureHandler.Unavailable);
        }

        return lookup.Found is { IsContained: false, IsRevoked: false, Stage: null or MoveStage.ReadOnly } access && access.Rules.Script
            && tickets.Open(ticket, access) is { } open
            ? new FrameResult(_html, policies.ForSandbox(access, open.Hosts))
            : TypedResults.Unauthorized();
    }
}
