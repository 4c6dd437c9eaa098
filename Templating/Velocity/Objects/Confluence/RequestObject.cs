
namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>$req</c>: of the browser's request only what the cloud lets an app know.</summary>
internal static class RequestObject
{
    public static readonly HostType Type = new("request", new()
    {
        { "contextPath", call => ContextPath(call.Run) },
        { "remoteUser", call => call.Run.Input.UserId },
    });

    public static readonly HostObject Current = new(Type);

    /// <summary><c>/wiki</c> in the cloud.</summary>
    public static string ContextPath(VelocityRun run) =>
        Uri.TryCreate(run.Input.SiteBaseUrl, UriKind.Absolute, out var address) ? address.AbsolutePath.TrimEnd('/') : "";
}
