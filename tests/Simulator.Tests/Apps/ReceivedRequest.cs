namespace UserMacro.Simulator.Tests.Apps;

/// <summary>A request as the test's app saw it.</summary>
internal sealed record ReceivedRequest(string Method, string Target, string? Authorization, string Body, string? TransferEncoding, string? IfNoneMatch)
{
    public string Path => Target.Split('?')[0];

    public string Token => Authorization!["JWT ".Length..];
}
